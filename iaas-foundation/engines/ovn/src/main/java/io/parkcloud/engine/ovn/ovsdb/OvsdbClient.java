package io.parkcloud.engine.ovn.ovsdb;

import io.parkcloud.kernel.EngineException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A lasting connection to one database with a replica of some of its tables. When the server goes away, reads and writes
 * fail at once with {@code engine.unavailable} until it is back; then the replica is fetched anew. Thread-safe.
 */
public final class OvsdbClient implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(OvsdbClient.class.getName());

    private record Live(OvsdbSession session, Replica replica) {}

    private final OvsdbAddress address;
    private final String database;
    private final List<MonitoredTable> tables;
    private final OvsdbTimings timings;
    private final List<Consumer<RowChange>> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile @Nullable Live live;
    private volatile String why = "not connected yet";
    private volatile boolean closed;

    private OvsdbClient(OvsdbAddress address, String database, List<MonitoredTable> tables, OvsdbTimings timings) {
        this.address = address;
        this.database = database;
        this.tables = List.copyOf(tables);
        this.timings = timings;
    }

    /** Starts connecting, and returns at once. */
    public static OvsdbClient open(
            OvsdbAddress address, String database, List<MonitoredTable> tables, OvsdbTimings timings) {
        var client = new OvsdbClient(address, database, tables, timings);
        Thread.ofPlatform().daemon().name("ovsdb-" + database).start(client::keepConnected);
        return client;
    }

    public boolean connected() {
        return live != null;
    }

    /** Waits for the connection. @return whether it stands */
    public boolean awaitConnected(Duration limit) {
        return await(limit, () -> live != null);
    }

    /** The present replica; what this client wrote is in it. @throws EngineException {@code UNAVAILABLE} while away */
    public Replica replica() {
        return alive().replica();
    }

    /** Waits until the replica is as wanted, through reconnects if need be. @return whether it became so in time */
    public boolean await(Predicate<Replica> wanted, Duration limit) {
        return await(limit, () -> {
            var now = live;
            return now != null && wanted.test(now.replica());
        });
    }

    /** Calls {@code listener} on the connection's thread for each row that changes; it returns at once. */
    public void onChange(Consumer<RowChange> listener) {
        listeners.add(listener);
    }

    /**
     * Does all of the transaction or nothing. When it returns, the replica shows it.
     *
     * @throws EngineException {@code UNAVAILABLE} if the outcome is unknown or another writer was faster, {@code REFUSED} if
     *         the database never takes it
     */
    public void transact(Transaction transaction) {
        var results = alive().session()
                .call("transact", transaction.params(database), timings.request(), UnaryOperator.<JsonNode>identity());
        OvsdbErrors.check(database, transaction, results);
    }

    @Override
    public void close() {
        closed = true;
        var now = live;
        if (now != null) {
            now.session().close();
        }
        signal();
    }

    private Live alive() {
        var now = live;
        if (now == null) {
            throw EngineException.unavailable("%s at %s is away: %s".formatted(database, address, why), null);
        }
        return now;
    }

    private void keepConnected() {
        var backOff = timings.minBackOff();
        while (!closed) {
            try {
                var connected = connect();
                backOff = timings.minBackOff();
                why = watch(connected);
                if (!closed) {
                    LOG.log(System.Logger.Level.WARNING, "{0} at {1} is away: {2}", database, address, why);
                }
            } catch (IOException | RuntimeException e) {
                why = String.valueOf(e.getMessage());
            }
            live = null;
            signal();
            var pause = backOff;
            await(pause, () -> closed);
            backOff = doubled(backOff);
        }
    }

    private Duration doubled(Duration backOff) {
        var next = backOff.multipliedBy(2);
        return next.compareTo(timings.maxBackOff()) < 0 ? next : timings.maxBackOff();
    }

    private Live connect() throws IOException {
        var name = database + "@" + address;
        var feed = new Feed();
        var session = new OvsdbSession(address.connect(timings.connect()), name, feed);
        session.start();
        try {
            var json = JsonNodeFactory.instance;
            var schema = session.call("get_schema", json.arrayNode().add(database), timings.connect(), Schema::parse);
            var replica = new Replica(schema, tables);
            feed.replica = replica;
            session.call("monitor_cond", monitorParams(schema), timings.connect(), replica::apply);
            var connected = new Live(session, replica);
            live = connected;
            signal();
            if (closed) {
                session.close();
            }
            return connected;
        } catch (RuntimeException e) {
            session.close("setting up failed: " + e.getMessage());
            throw e;
        }
    }

    private JsonNode monitorParams(Schema schema) {
        var json = JsonNodeFactory.instance;
        var requests = json.objectNode();
        for (var table : tables) {
            var columns = json.arrayNode();
            for (var column : table.columns()) {
                schema.type(table.name(), column); // says which one is missing, where the server would not
                columns.add(column);
            }
            var request = json.objectNode();
            request.set("columns", columns);
            requests.set(table.name(), json.arrayNode().add(request));
        }
        return json.arrayNode().add(database).add("parkcloud").add(requests);
    }

    /** Returns with the reason when the connection is over. */
    private String watch(Live connected) {
        var session = connected.session();
        var end = session.end().whenComplete((reason, never) -> signal());
        while (!await(timings.keepAlive().dividedBy(2), end::isDone)) {
            if (session.silence().compareTo(timings.keepAlive().multipliedBy(2)) > 0) {
                session.close("no sign of life for " + timings.keepAlive().multipliedBy(2));
            } else if (session.silence().compareTo(timings.keepAlive()) > 0) {
                session.probe();
            }
        }
        return end.join();
    }

    private final class Feed implements Consumer<JsonNode> {
        private volatile @Nullable Replica replica;

        @Override
        public void accept(JsonNode updates) {
            var into = replica;
            if (into == null) {
                throw new IllegalStateException("an update came before it was asked for");
            }
            var changes = into.apply(updates);
            signal();
            for (var change : changes) {
                listeners.forEach(listener -> listener.accept(change));
            }
        }
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private interface Check {
        boolean holds();
    }

    private boolean await(Duration limit, Check check) {
        long end = System.nanoTime() + limit.toNanos();
        lock.lock();
        try {
            while (!check.holds()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                changed.await(left, TimeUnit.NANOSECONDS);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
