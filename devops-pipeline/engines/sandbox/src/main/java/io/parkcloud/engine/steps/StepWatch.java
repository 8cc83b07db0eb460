package io.parkcloud.engine.steps;

import io.parkcloud.devops.pipeline.spi.StepState;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after steps that run: tells when one has ended, also one that an earlier platform started; ends one that writes without end;
 * and takes away what is left of one.
 */
final class StepWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StepWatch.class);
    private static final long PACE_MILLIS = 500;
    private static final int KILLED = 137;

    private final Rooms rooms;
    private final long mostBytes;
    private final Stopping stopping;
    private final List<Consumer<ResourceId>> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("step-watch").factory());

    /** Ends a step before its time. */
    @FunctionalInterface
    interface Stopping {
        void stop(ResourceId room, String step, String why);
    }

    StepWatch(Rooms rooms, int logMiB, Stopping stopping) {
        this.rooms = rooms;
        this.mostBytes = (long) logMiB << 20;
        this.stopping = stopping;
    }

    void begin() {
        var unused = rounds.scheduleWithFixedDelay(this::round, PACE_MILLIS, PACE_MILLIS, TimeUnit.MILLISECONDS);
    }

    void onChange(Consumer<ResourceId> listener) {
        listeners.add(listener);
    }

    private void round() {
        try {
            rooms.all().stream().map(RoomFolder::new).filter(RoomFolder::open).forEach(this::tryLook);
        } catch (PlatformException e) {
            LOG.warn("rooms of steps cannot be looked at: {}", e.getMessage());
        }
    }

    /** One room that cannot be looked at keeps nobody from the others. */
    private void tryLook(RoomFolder room) {
        try {
            look(room);
        } catch (PlatformException e) {
            LOG.warn("the steps in {} cannot be looked at: {}", room.path(), e.getMessage());
        }
    }

    private void look(RoomFolder room) {
        room.states().forEach((key, state) -> {
            if (!(state instanceof StepState.Running)) {
                return;
            }
            if (size(room.step(key).resolve("log")) > mostBytes) {
                ResourceId.parse(room.path().getFileName().toString())
                        .ifPresent(id -> stopping.stop(id, key, "wrote more than " + (mostBytes >> 20) + " MiB"));
            } else if (!attended(room.step(key))) {
                ended(room, key);
            }
        });
    }

    /** Whether the process that writes down the step's end is there still: it works in the step's folder. */
    private static boolean attended(Path folder) {
        return ProcessHandle.allProcesses().anyMatch(process -> folder.equals(workingFolder(process.pid())));
    }

    private static Path workingFolder(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd"));
        } catch (IOException gone) {
            return Path.of("");
        }
    }

    /** The sandbox of a step has gone, however: settles what is said of it, then says so. Harmless when it is settled. */
    void ended(RoomFolder room, String key) {
        var group = group(room, key);
        try {
            settle(room, key, group);
        } catch (IOException e) {
            throw EngineException.unavailable("the end of step " + key + " cannot be written down", e);
        }
        group.remove();
        room.read("run").flatMap(ResourceId::parse).ifPresent(run -> listeners.forEach(l -> l.accept(run)));
    }

    /** Why comes before that: whoever sees a step that has ended sees the reason too. */
    private synchronized void settle(RoomFolder room, String key, Cgroup group) throws IOException {
        var step = "steps/" + room.step(key).getFileName();
        if (room.read(step + "/ended").isPresent()) {
            return;
        }
        var exit = room.read(step + "/exit");
        if (room.read(step + "/why").isEmpty()) {
            if (group.killedForMemory() > 0) {
                room.note(step + "/why", "a process was killed: the step needed more memory than it asked for");
            } else if (exit.isEmpty()) {
                room.note(step + "/why", "its sandbox was ended from outside");
            }
        }
        group.kill();
        var last = Files.getLastModifiedTime(room.step(key)).toMillis();
        room.note(step + "/ended", exit.orElse(KILLED + " " + last));
    }

    /** Ends all processes of a step and waits until that is written down. */
    void kill(RoomFolder room, String key) {
        var group = group(room, key);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (room.states().get(key) instanceof StepState.Running && System.nanoTime() < deadline) {
            group.kill();
            if (!attended(room.step(key))) {
                ended(room, key);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static Cgroup group(RoomFolder room, String key) {
        return new Cgroup(
                room.read("steps/" + room.step(key).getFileName() + "/cgroup").orElse("parkcloud-none/none"));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException none) {
            return 0;
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }
}
