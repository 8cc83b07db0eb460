package io.parkcloud.engine.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.kernel.Measure;
import io.parkcloud.kernel.Measurement;
import io.parkcloud.kernel.ResourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel's files say of a machine: nothing counted twice. */
class HostMeterTest {

    private static final ResourceId HOST = ResourceId.of("01890000-0000-7000-8000-00000000000a");

    @TempDir
    Path folder;

    @Test
    void readsWhatTheKernelCounts() throws IOException {
        write(
                "proc/stat",
                "cpu  100 20 30 9000 500 4 5 41 7 0\ncpu0 1 1 1 1 1 1 1 1 0 0\ncpu1 1 1 1 1 1 1 1 1 0 0\nintr 5\n");
        write("proc/meminfo", "MemTotal:        1000 kB\nMemFree:          10 kB\nMemAvailable:     400 kB\n");
        write("proc/diskstats", """
                   8       0 sda 10 0 100 0 5 0 50 0 0 0 0
                   8       1 sda1 10 0 100 0 5 0 50 0 0 0 0
                   7       0 loop0 10 0 100 0 5 0 50 0 0 0 0
                 259       0 nvme0n1 10 0 7 0 5 0 3 0 0 0 0
                """);
        write("proc/net/dev", """
                Inter-|   Receive  |  Transmit
                 face |bytes packets|bytes packets
                  eth0: 100 2 0 0 0 0 0 0 30 1 0 0 0 0 0 0
                  tap1: 900 2 0 0 0 0 0 0 900 1 0 0 0 0 0 0
                """);
        Files.createDirectories(folder.resolve("sys/block/sda"));
        Files.createDirectories(folder.resolve("sys/block/loop0"));
        Files.createDirectories(folder.resolve("sys/block/nvme0n1"));
        Files.createDirectories(folder.resolve("sys/class/net/eth0/device"));
        Files.createDirectories(folder.resolve("sys/class/net/tap1"));

        assertThat(measured())
                .containsEntry(Measure.UP, 1.0)
                .containsEntry(Measure.CPU_SECONDS, 2.0)
                .containsEntry(Measure.CPUS, 2.0)
                .containsEntry(Measure.MEMORY_LIMIT_BYTES, 1000 * 1024.0)
                .containsEntry(Measure.MEMORY_BYTES, 600 * 1024.0)
                .containsEntry(Measure.DISK_READ_BYTES, 107 * 512.0)
                .containsEntry(Measure.DISK_WRITTEN_BYTES, 53 * 512.0)
                .containsEntry(Measure.NETWORK_RECEIVED_BYTES, 100.0)
                .containsEntry(Measure.NETWORK_SENT_BYTES, 30.0)
                .containsKeys(Measure.DISK_SIZE_BYTES, Measure.DISK_USED_BYTES);
    }

    @Test
    void thisVeryMachine() {
        var measured = new HostMeter(Path.of("/proc"), Path.of("/sys"), folder)
                .of(HOST).stream().collect(Collectors.toMap(Measurement::measure, Measurement::value));

        assertThat(measured.get(Measure.CPU_SECONDS)).isPositive();
        assertThat(measured.get(Measure.CPUS)).isGreaterThanOrEqualTo(1);
        assertThat(measured.get(Measure.MEMORY_BYTES)).isBetween(1.0, measured.get(Measure.MEMORY_LIMIT_BYTES));
    }

    private Map<Measure, Double> measured() {
        return new HostMeter(folder.resolve("proc"), folder.resolve("sys"), folder)
                .of(HOST).stream().collect(Collectors.toMap(Measurement::measure, Measurement::value));
    }

    private void write(String name, String content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
