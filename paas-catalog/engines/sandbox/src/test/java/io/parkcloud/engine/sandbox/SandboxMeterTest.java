package io.parkcloud.engine.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.kernel.Measure;
import io.parkcloud.kernel.Measurement;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.spi.ObservedWorkload;
import io.parkcloud.workloads.spi.WorkloadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel's files say, in both versions of control groups. */
class SandboxMeterTest {

    private static final ResourceId ID = ResourceId.of("01890000-0000-7000-8000-00000000000a");
    private static final String GROUP = "parkcloud-abcdef";

    @TempDir
    Path folder;

    private final ObservedWorkload running =
            new ObservedWorkload("f", new WorkloadState.Running(77, Instant.EPOCH, 3, true));

    @Test
    void versionOne() throws IOException {
        file("groups/cpuacct/%s/%s/cpuacct.usage", "2500000000\n");
        file("groups/memory/%s/%s/memory.usage_in_bytes", "1000\n");
        file("groups/memory/%s/%s/memory.stat", "inactive_file 5\ntotal_inactive_file 400\n");
        file("groups/memory/%s/%s/memory.limit_in_bytes", "4096\n");
        file("groups/pids/%s/%s/pids.current", "9\n");
        interfaces();

        assertThat(measured(running))
                .containsOnly(
                        Map.entry(Measure.UP, 1.0),
                        Map.entry(Measure.RESTARTS, 3.0),
                        Map.entry(Measure.CPU_SECONDS, 2.5),
                        Map.entry(Measure.MEMORY_BYTES, 600.0),
                        Map.entry(Measure.MEMORY_LIMIT_BYTES, 4096.0),
                        Map.entry(Measure.PROCESSES, 9.0),
                        Map.entry(Measure.NETWORK_RECEIVED_BYTES, 120.0),
                        Map.entry(Measure.NETWORK_SENT_BYTES, 36.0));
    }

    @Test
    void versionTwo() throws IOException {
        Files.createDirectories(folder.resolve("groups"));
        Files.writeString(folder.resolve("groups/cgroup.controllers"), "cpu memory pids\n");
        file("groups/%s/%s/cpu.stat", "usage_usec 1500000\nuser_usec 1\n");
        file("groups/%s/%s/memory.current", "1000\n");
        file("groups/%s/%s/memory.stat", "anon 1\ninactive_file 100\n");
        file("groups/%s/%s/memory.max", "max\n");
        file("groups/%s/%s/pids.current", "2\n");

        assertThat(measured(running))
                .containsEntry(Measure.CPU_SECONDS, 1.5)
                .containsEntry(Measure.MEMORY_BYTES, 900.0)
                .containsEntry(Measure.PROCESSES, 2.0)
                .doesNotContainKeys(Measure.MEMORY_LIMIT_BYTES, Measure.NETWORK_SENT_BYTES);
    }

    @Test
    void whatDoesNotRunIsDownAndWhatIsNotThereIsNothing() {
        var crashed = new ObservedWorkload("f", new WorkloadState.Crashed("it fell", 7));

        assertThat(measured(crashed)).containsOnly(Map.entry(Measure.UP, 0.0), Map.entry(Measure.RESTARTS, 7.0));
        assertThat(measured(new ObservedWorkload("f", new WorkloadState.Stopped())))
                .containsEntry(Measure.UP, 0.0);
        assertThat(measured(ObservedWorkload.absent())).isEmpty();
        assertThat(measured(running)).as("its files are gone already").containsOnlyKeys(Measure.UP, Measure.RESTARTS);
    }

    private Map<Measure, Double> measured(ObservedWorkload seen) {
        return new SandboxMeter(folder.resolve("groups"), folder.resolve("proc"), GROUP)
                .of(ID, seen).stream().collect(Collectors.toMap(Measurement::measure, Measurement::value));
    }

    private void interfaces() throws IOException {
        var dev = folder.resolve("proc/77/net/dev");
        Files.createDirectories(dev.getParent());
        Files.writeString(dev, """
                Inter-|   Receive                                                |  Transmit
                 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
                    lo:     999       9    0    0    0     0          0         0      999       9    0    0    0     0       0          0
                  eth0:     100       2    0    0    0     0          0         0       30       1    0    0    0     0       0          0
                  eth1:      20       2    0    0    0     0          0         0        6       1    0    0    0     0       0          0
                """);
    }

    private void file(String pattern, String content) throws IOException {
        var file = folder.resolve(pattern.formatted(GROUP, ID));
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
