package io.parkcloud.engine.steps;

import io.parkcloud.kernel.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A sandbox that waits for its step: everything is made but the script. If the platform goes, so does the sandbox. */
final class Sandbox {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private static final String READY = ".ready";

    private final Path folder;
    private final Cgroup cgroup;
    private final Process process;

    private Sandbox(Path folder, Cgroup cgroup, Process process) {
        this.folder = folder;
        this.cgroup = cgroup;
        this.process = process;
    }

    /**
     * Starts one in a room, without waiting for it.
     *
     * @param mounts an empty folder that every uid can reach
     */
    static Sandbox start(RoomFolder room, Path mounts, Cgroup cgroup, int processes) {
        try {
            var folder = Files.createTempDirectory(room.steps(), ".next-");
            var step = Files.createDirectory(folder.resolve("step"));
            Files.copy(room.path().resolve("begin"), step.resolve("begin"));
            Files.setPosixFilePermissions(step.resolve("begin"), PosixFilePermissions.fromString("r--r--r--"));
            Files.setPosixFilePermissions(step, PosixFilePermissions.fromString("r-xr-xr-x"));
            Files.writeString(folder.resolve("cgroup"), cgroup.name());
            room.clearScratch();
            cgroup.make(processes);
            var command = new ArrayList<>(List.of("setsid", "unshare", "--mount", "--propagation", "private", "bash"));
            command.addAll(List.of(
                    room.path().resolve("sandbox").toString(), Integer.toString(room.uid()), mounts.toString()));
            command.addAll(cgroup.doors());
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("outer").toFile());
            builder.environment().clear();
            builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
            return new Sandbox(folder, cgroup, builder.start());
        } catch (IOException e) {
            throw EngineException.unavailable("a sandbox cannot be started in " + room.path(), e);
        }
    }

    /** Its folder, in whatever room it is by now. */
    Path folder(RoomFolder room) {
        return room.steps().resolve(folder.getFileName());
    }

    Cgroup cgroup() {
        return cgroup;
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Waits until it waits. */
    void awaitReady(RoomFolder room) {
        var mark = room.scratch().resolve(READY);
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!Files.exists(mark)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw EngineException.unavailable("the sandbox did not start: " + said(folder(room)), null);
            }
            LockSupport.parkNanos(PACE_NANOS);
        }
    }

    private static String said(Path folder) {
        var words = new StringBuilder();
        for (var name : List.of("outer", "log")) {
            try {
                words.append(Files.readString(folder.resolve(name)));
            } catch (IOException none) {
                words.append("no ").append(name).append('\n');
            }
        }
        return words.toString().strip();
    }

    /** Lets it go on; calls {@code ended} when it has. */
    void go(Runnable ended) {
        var unused = process.onExit().thenRun(ended);
        try (var in = process.getOutputStream()) {
            in.write('\n');
        } catch (IOException e) {
            throw EngineException.unavailable("a sandbox ended before its step", e);
        }
    }

    /** Ends one that waits. */
    void dismiss(RoomFolder room) {
        cgroup.kill();
        try {
            process.getOutputStream().close();
            process.waitFor(5, TimeUnit.SECONDS);
            cgroup.remove();
            Trees.remove(folder(room));
        } catch (IOException e) {
            throw EngineException.unavailable("a waiting sandbox cannot be removed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
