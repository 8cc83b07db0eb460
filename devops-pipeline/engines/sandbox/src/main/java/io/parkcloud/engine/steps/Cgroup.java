package io.parkcloud.engine.steps;

import io.parkcloud.kernel.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The control group of one step: its memory, its share of the processors, how many processes it may have. Version 2 and version 1.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html">cgroup-v2</a>
 */
final class Cgroup {

    private static final Path TOP = Path.of("/sys/fs/cgroup");
    private static final boolean UNIFIED = Files.exists(TOP.resolve("cgroup.controllers"));

    /** Half of what a workload has: somebody waits for a server, and a build goes on in the background. */
    private static final int SHARES = 512;

    private static final int TRIES = 100;
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final String name;

    /** @param name relative to the top, two pieces: the box's and the step's own */
    Cgroup(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Makes it. */
    void make(int processes) {
        try {
            for (var folder : folders()) {
                Files.createDirectories(folder);
            }
            if (UNIFIED) {
                for (var above : List.of(TOP, TOP.resolve(name).getParent())) {
                    write(above.resolve("cgroup.subtree_control"), "+memory +cpu +pids");
                }
                write(TOP.resolve(name).resolve("cpu.weight"), "50");
            } else {
                write(folder("cpu").resolve("cpu.shares"), Integer.toString(SHARES));
            }
            write(folder("pids").resolve("pids.max"), Integer.toString(processes));
        } catch (IOException e) {
            throw EngineException.unavailable("the control group " + name + " cannot be made", e);
        }
    }

    /** Sets what it may use at most; with swap, where that is counted. */
    void limit(long memoryBytes) {
        var file = UNIFIED ? "memory.max" : "memory.limit_in_bytes";
        try {
            write(folder("memory").resolve(file), Long.toString(memoryBytes));
            var swap = folder("memory").resolve("memory.swap.max");
            if (UNIFIED && Files.exists(swap)) {
                write(swap, "0");
            }
        } catch (IOException e) {
            throw EngineException.unavailable("the memory of " + name + " cannot be limited", e);
        }
    }

    /** The files that a process writes its pid to in order to join. */
    List<String> doors() {
        return folders().stream()
                .map(folder -> folder.resolve("cgroup.procs").toString())
                .toList();
    }

    /** How often something in it was killed for lack of memory. */
    long killedForMemory() {
        var file = folder("memory").resolve(UNIFIED ? "memory.events" : "memory.oom_control");
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("oom_kill "))
                    .mapToLong(line -> Long.parseLong(line.substring(9).strip()))
                    .sum();
        } catch (IOException gone) {
            return 0;
        }
    }

    /** Ends everything in it. */
    void kill() {
        members().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }

    /** Ends everything in it and takes it away. */
    void end() {
        kill();
        if (!remove()) {
            throw EngineException.unavailable("the control group " + name + " cannot be removed yet", null);
        }
    }

    /** Takes it away, as soon as its processes have gone; not there is success. @return whether it is gone */
    boolean remove() {
        for (int tries = 0; tries < TRIES; tries++) {
            if (removedNow()) {
                return true;
            }
            LockSupport.parkNanos(PACE_NANOS);
        }
        return false;
    }

    private boolean removedNow() {
        try {
            for (var folder : folders()) {
                Files.deleteIfExists(folder);
            }
            return true;
        } catch (IOException busy) {
            return false; // The kernel says "device or resource busy" while a process ends.
        }
    }

    /** 0 would be a process of another pid namespace. */
    private List<Long> members() {
        try (var lines = Files.lines(folder("memory").resolve("cgroup.procs"))) {
            return lines.map(Long::parseLong).filter(pid -> pid > 0).toList();
        } catch (NoSuchFileException gone) {
            return List.of();
        } catch (IOException e) {
            throw EngineException.unavailable("the processes of " + name + " cannot be listed", e);
        }
    }

    private List<Path> folders() {
        return UNIFIED
                ? List.of(TOP.resolve(name))
                : Stream.of("memory", "cpu", "pids").map(this::folder).toList();
    }

    private Path folder(String controller) {
        return UNIFIED ? TOP.resolve(name) : TOP.resolve(controller).resolve(name);
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
    }
}
