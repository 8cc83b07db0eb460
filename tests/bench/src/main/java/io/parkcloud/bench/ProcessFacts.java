package io.parkcloud.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel says of a process; proc(5). */
final class ProcessFacts {

    private static final int UTIME = 11;
    private static final double TICKS_PER_SECOND = 100;

    private ProcessFacts() {}

    /** Processor time used so far, user and system, of all its threads. */
    static double cpuSeconds(long pid) {
        var stat = read(pid, "stat");
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1])) / TICKS_PER_SECOND;
    }

    /** The most memory that was resident at any time so far, in millions of bytes. */
    static double peakResidentMb(long pid) {
        return read(pid, "status")
                        .lines()
                        .filter(l -> l.startsWith("VmHWM:"))
                        .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
                        .sum()
                * 1024
                / 1e6;
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            throw new UncheckedIOException("process " + pid + " is gone", e);
        }
    }
}
