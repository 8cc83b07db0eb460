package io.parkcloud.engine.steps;

import io.parkcloud.kernel.PlatformException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rooms with a sandbox that waits, made before anybody asks. Thread-safe. */
final class WarmRooms implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WarmRooms.class);

    private static final long PATIENCE_SECONDS = 20;

    private final Rooms rooms;
    private final int wanted;
    private final Function<RoomFolder, Sandbox> maker;
    private final ConcurrentLinkedDeque<Warm> ready = new ConcurrentLinkedDeque<>();
    private final ExecutorService refill = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("warm-rooms").factory());

    /** A room and the sandbox that waits in it. */
    record Warm(RoomFolder room, Sandbox sandbox) {}

    WarmRooms(Rooms rooms, int wanted, Function<RoomFolder, Sandbox> maker) {
        this.rooms = rooms;
        this.wanted = wanted;
        this.maker = maker;
    }

    void begin() {
        refill.execute(this::fill);
    }

    /** One that is ready, or one made now. */
    Warm take() {
        for (var warm = ready.poll(); warm != null; warm = ready.poll()) {
            refill.execute(this::fill);
            if (warm.sandbox().alive()) {
                return warm;
            }
            rooms.discard(warm.room());
        }
        return make();
    }

    private Warm make() {
        var room = rooms.make();
        var sandbox = maker.apply(room);
        sandbox.awaitReady(room);
        return new Warm(room, sandbox);
    }

    private void fill() {
        try {
            while (ready.size() < wanted && !refill.isShutdown()) {
                ready.add(make());
            }
        } catch (PlatformException later) {
            LOG.warn("no room for steps could be made ready; the next run waits for its own: {}", later.getMessage());
        }
    }

    @Override
    public void close() {
        refill.shutdown();
        try {
            if (!refill.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a room for steps is still being made; it is taken away at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (var warm = ready.poll(); warm != null; warm = ready.poll()) {
            warm.sandbox().dismiss(warm.room());
            rooms.discard(warm.room());
        }
    }
}
