package io.parkcloud.engine.sandbox;

import io.parkcloud.kernel.Measure;
import io.parkcloud.kernel.Measurement;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.spi.ObservedWorkload;
import io.parkcloud.workloads.spi.WorkloadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Reads what the kernel counts of a workload: its control groups (cgroups(7), of either version) and the interfaces of its network
 * namespace ({@code /proc/PID/net/dev}, proc(5)). What is not there is left out.
 */
final class SandboxMeter {

    private static final double NANOSECONDS = 1e9;
    private static final double MICROSECONDS = 1e6;
    private static final int RECEIVED = 0;
    private static final int SENT = 8;

    /** More than any machine has is how the kernel says that there is no limit. */
    private static final double NO_LIMIT = 1L << 60;

    private final Path groups;
    private final Path processes;
    private final String group;

    /**
     * @param groups where control groups are mounted
     * @param processes where the process table is mounted
     * @param group of the box, which those of workloads are in
     */
    SandboxMeter(Path groups, Path processes, String group) {
        this.groups = groups;
        this.processes = processes;
        this.group = group;
    }

    List<Measurement> of(ResourceId id, ObservedWorkload seen) {
        var all = new ArrayList<>(seen.state().measured(id));
        if (seen.state() instanceof WorkloadState.Running running) {
            network(id, running.pid(), all);
            group(id, all);
        }
        return all;
    }

    private void group(ResourceId id, List<Measurement> into) {
        boolean unified = Files.exists(groups.resolve("cgroup.controllers"));
        if (unified) {
            var at = groups.resolve(group).resolve(id.toString());
            add(into, id, Measure.CPU_SECONDS, line(at.resolve("cpu.stat"), "usage_usec"), v -> v / MICROSECONDS);
            var idle = line(at.resolve("memory.stat"), "inactive_file").orElse(0);
            add(into, id, Measure.MEMORY_BYTES, number(at.resolve("memory.current")), v -> Math.max(0, v - idle));
            add(into, id, Measure.MEMORY_LIMIT_BYTES, limit(at.resolve("memory.max")), v -> v);
            add(into, id, Measure.PROCESSES, number(at.resolve("pids.current")), v -> v);
        } else {
            var memory = at("memory", id);
            add(
                    into,
                    id,
                    Measure.CPU_SECONDS,
                    number(at("cpuacct", id).resolve("cpuacct.usage")),
                    v -> v / NANOSECONDS);
            var idle =
                    line(memory.resolve("memory.stat"), "total_inactive_file").orElse(0);
            var used = number(memory.resolve("memory.usage_in_bytes"));
            add(into, id, Measure.MEMORY_BYTES, used, v -> Math.max(0, v - idle));
            add(into, id, Measure.MEMORY_LIMIT_BYTES, limit(memory.resolve("memory.limit_in_bytes")), v -> v);
            add(into, id, Measure.PROCESSES, number(at("pids", id).resolve("pids.current")), v -> v);
        }
    }

    private Path at(String controller, ResourceId id) {
        return groups.resolve(controller).resolve(group).resolve(id.toString());
    }

    private void network(ResourceId id, long pid, List<Measurement> into) {
        double received = 0;
        double sent = 0;
        boolean any = false;
        for (var line : lines(processes.resolve(Long.toString(pid)).resolve("net/dev"))) {
            int colon = line.indexOf(':');
            if (colon > 0 && !line.substring(0, colon).strip().equals("lo")) {
                var fields = line.substring(colon + 1).strip().split("\\s+");
                received += Double.parseDouble(fields[RECEIVED]);
                sent += Double.parseDouble(fields[SENT]);
                any = true;
            }
        }
        if (any) {
            into.add(new Measurement(id, Measure.NETWORK_RECEIVED_BYTES, received));
            into.add(new Measurement(id, Measure.NETWORK_SENT_BYTES, sent));
        }
    }

    private static void add(
            List<Measurement> into, ResourceId id, Measure measure, OptionalDouble value, Function<Double, Double> of) {
        value.ifPresent(v -> into.add(new Measurement(id, measure, of.apply(v))));
    }

    private static OptionalDouble limit(Path file) {
        var value = number(file);
        return value.isPresent() && value.getAsDouble() < NO_LIMIT ? value : OptionalDouble.empty();
    }

    private static OptionalDouble number(Path file) {
        return lines(file).stream()
                .findFirst()
                .flatMap(SandboxMeter::parse)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    /** The value behind a name, in a file of names and values. */
    private static OptionalDouble line(Path file, String name) {
        return lines(file).stream()
                .filter(line -> line.startsWith(name + " "))
                .findFirst()
                .flatMap(line -> parse(line.substring(name.length() + 1)))
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    private static Optional<Double> parse(String text) {
        var number = text.strip();
        return number.matches("\\d+") ? Optional.of(Double.valueOf(number)) : Optional.empty();
    }

    /** Nothing if it has gone meanwhile. */
    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException gone) {
            return List.of();
        }
    }
}
