package io.parkcloud.engine.libvirt;

import io.parkcloud.kernel.Measure;
import io.parkcloud.kernel.Measurement;
import io.parkcloud.kernel.ResourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the kernel counts of the machine that this driver runs on (proc(5), sysfs(5)). Loops and parts of disks are left out of the
 * disks, and of the interfaces all that is no card, so that nothing is counted twice.
 */
final class HostMeter {

    /** Ticks of {@code /proc/stat} in a second: USER_HZ, 100 on every Linux of today. */
    private static final double TICKS = 100;

    /** Sectors of {@code /proc/diskstats}, whatever the disk's own are. */
    private static final double SECTOR = 512;

    private static final double KIB = 1024;

    /** Of the first line of {@code /proc/stat}: user, nice, system, idle, iowait, irq, softirq, steal. */
    private static final int IDLE = 4;

    private static final int WAITING = 5;
    private static final int STEAL = 8;
    private static final Pattern NO_DISK = Pattern.compile("(loop|ram|zram|dm-|md|sr|fd|nbd)\\d*.*");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Path processes;
    private final Path devices;
    private final Path folder;

    /**
     * @param processes where {@code /proc} is
     * @param devices where {@code /sys} is
     * @param folder on the disk whose room is told
     */
    HostMeter(Path processes, Path devices, Path folder) {
        this.processes = processes;
        this.devices = devices;
        this.folder = folder;
    }

    List<Measurement> of(ResourceId host) {
        var all = new ArrayList<Measurement>();
        all.add(new Measurement(host, Measure.UP, 1));
        processors(host, all);
        memory(host, all);
        disks(host, all);
        cards(host, all);
        room(host, all);
        return all;
    }

    private void processors(ResourceId host, List<Measurement> into) {
        int count = 0;
        for (var line : lines("stat")) {
            var fields = BLANKS.split(line);
            if (fields[0].equals("cpu") && fields.length > STEAL) {
                double busy = 0;
                for (int i = 1; i <= STEAL; i++) {
                    busy += i == IDLE || i == WAITING ? 0 : Double.parseDouble(fields[i]);
                }
                into.add(new Measurement(host, Measure.CPU_SECONDS, busy / TICKS));
            } else if (fields[0].matches("cpu\\d+")) {
                count++;
            }
        }
        if (count > 0) {
            into.add(new Measurement(host, Measure.CPUS, count));
        }
    }

    private void memory(ResourceId host, List<Measurement> into) {
        double total = kibibytes("MemTotal:");
        double available = kibibytes("MemAvailable:");
        if (total > 0) {
            into.add(new Measurement(host, Measure.MEMORY_LIMIT_BYTES, total * KIB));
            into.add(new Measurement(host, Measure.MEMORY_BYTES, (total - available) * KIB));
        }
    }

    private double kibibytes(String name) {
        return lines("meminfo").stream()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(BLANKS.split(line)[1]))
                .findFirst()
                .orElse(0);
    }

    /** Fields of {@code /proc/diskstats}: the third is the name, the sixth sectors read, the tenth sectors written. */
    private void disks(ResourceId host, List<Measurement> into) {
        double read = 0;
        double written = 0;
        for (var line : lines("diskstats")) {
            var fields = BLANKS.split(line.strip());
            if (fields.length > 9 && isDisk(fields[2])) {
                read += Double.parseDouble(fields[5]);
                written += Double.parseDouble(fields[9]);
            }
        }
        into.add(new Measurement(host, Measure.DISK_READ_BYTES, read * SECTOR));
        into.add(new Measurement(host, Measure.DISK_WRITTEN_BYTES, written * SECTOR));
    }

    private boolean isDisk(String name) {
        return Files.isDirectory(devices.resolve("block").resolve(name))
                && !NO_DISK.matcher(name).matches();
    }

    private void cards(ResourceId host, List<Measurement> into) {
        Predicate<String> card =
                name -> Files.exists(devices.resolve("class/net").resolve(name).resolve("device"));
        double received = 0;
        double sent = 0;
        for (var line : lines("net/dev")) {
            int colon = line.indexOf(':');
            if (colon > 0 && card.test(line.substring(0, colon).strip())) {
                var fields = BLANKS.split(line.substring(colon + 1).strip());
                received += Double.parseDouble(fields[0]);
                sent += Double.parseDouble(fields[8]);
            }
        }
        into.add(new Measurement(host, Measure.NETWORK_RECEIVED_BYTES, received));
        into.add(new Measurement(host, Measure.NETWORK_SENT_BYTES, sent));
    }

    private void room(ResourceId host, List<Measurement> into) {
        try {
            var disk = Files.getFileStore(folder);
            into.add(new Measurement(host, Measure.DISK_SIZE_BYTES, disk.getTotalSpace()));
            into.add(new Measurement(host, Measure.DISK_USED_BYTES, disk.getTotalSpace() - disk.getUnallocatedSpace()));
        } catch (IOException untold) {
            return; // One figure less; that the folder is gone is said where it is used.
        }
    }

    /** Nothing if the kernel does not tell. */
    private List<String> lines(String name) {
        try {
            return Files.readAllLines(processes.resolve(name));
        } catch (IOException untold) {
            return List.of();
        }
    }
}
