package io.parkcloud.engine.libvirt;

import io.parkcloud.kernel.EngineException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.libvirt.Domain;
import org.libvirt.Library;
import org.libvirt.LibvirtException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one connection to a libvirt daemon, made when it is needed and made anew when the daemon went away. libvirt's own
 * client multiplexes calls of several threads over it.
 */
final class LibvirtConnections implements AutoCloseable {

    /** A daemon that does not answer for this long is taken for dead: seconds between two questions, and how many. */
    private static final int KEEP_ALIVE_SECONDS = 5;

    private static final int KEEP_ALIVE_COUNT = 3;

    private static final Logger LOG = LoggerFactory.getLogger(LibvirtConnections.class);

    /** What is done with a connection. */
    interface Call<T> {
        T on(LibvirtConnection connection) throws LibvirtException;
    }

    private final String uri;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable Shared current;

    LibvirtConnections(String uri) {
        this.uri = uri;
        EventLoop.start();
    }

    /** @param action for the error message: "start instance x" */
    <T> T call(String action, Call<T> call) {
        var shared = borrow(action);
        try {
            return call.on(shared.connection);
        } catch (LibvirtException e) {
            throw LibvirtErrors.translate(action, e);
        } finally {
            giveBack(shared);
        }
    }

    /** The listener gets the UUID of every domain that something happened to. */
    void listen(Consumer<String> listener) {
        listeners.add(listener);
    }

    void unlisten(Consumer<String> listener) {
        listeners.remove(listener);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            retire();
        } finally {
            lock.unlock();
        }
    }

    private Shared borrow(String action) {
        lock.lock();
        try {
            if (current != null && !current.connection.isAlive()) {
                retire();
            }
            if (current == null) {
                current = new Shared(connect());
            }
            current.users++;
            return current;
        } catch (LibvirtException e) {
            throw EngineException.unavailable(
                    "cannot %s: libvirt at %s does not answer (%s): is libvirtd running?"
                            .formatted(action, uri, e.getMessage()),
                    e);
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(Shared shared) {
        lock.lock();
        try {
            shared.users--;
            if (shared.retired && shared.users == 0) {
                closeQuietly(shared.connection);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A dead connection is freed by the last call that uses it: its memory is libvirt's, not the garbage collector's. */
    private void retire() {
        var old = current;
        current = null;
        if (old != null) {
            old.retired = true;
            if (old.users == 0) {
                closeQuietly(old.connection);
            }
        }
    }

    /** A connection and how many calls are using it; guarded by {@code lock}. */
    private static final class Shared {
        private final LibvirtConnection connection;
        private int users;
        private boolean retired;

        Shared(LibvirtConnection connection) {
            this.connection = connection;
        }
    }

    private LibvirtConnection connect() throws LibvirtException {
        var made = new LibvirtConnection(uri);
        try {
            made.setKeepAlive(KEEP_ALIVE_SECONDS, KEEP_ALIVE_COUNT);
            made.addLifecycleListener((domain, event) -> {
                tell(uuidOf(domain));
                return 0;
            });
            return made;
        } catch (LibvirtException e) {
            closeQuietly(made);
            throw e;
        }
    }

    private void tell(String uuid) {
        for (var listener : listeners) {
            listener.accept(uuid);
        }
    }

    private static String uuidOf(Domain domain) {
        try {
            return domain.getUUIDString();
        } catch (LibvirtException gone) {
            return "";
        }
    }

    private static void closeQuietly(LibvirtConnection connection) {
        try {
            connection.close();
        } catch (LibvirtException alreadyGone) {
            LOG.debug("a dead connection to libvirt could not be closed", alreadyGone);
        }
    }

    /** libvirt delivers events and keep-alive answers from one thread of ours; it must be there before any connection. */
    private static final class EventLoop {

        private static final EventLoop ONLY = new EventLoop();

        private EventLoop() {
            try {
                Library.initEventLoop();
            } catch (LibvirtException e) {
                throw new IllegalStateException("libvirt's client library does not start", e);
            }
            Thread.ofPlatform().daemon().name("libvirt-events").start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    try {
                        Library.processEvent();
                    } catch (LibvirtException e) {
                        LOG.warn("libvirt's event loop stumbled", e);
                    }
                }
            });
        }

        static EventLoop start() {
            return ONLY;
        }
    }
}
