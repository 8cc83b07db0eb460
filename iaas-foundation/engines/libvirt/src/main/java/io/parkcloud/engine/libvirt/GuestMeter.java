package io.parkcloud.engine.libvirt;

import io.parkcloud.kernel.Measure;
import io.parkcloud.kernel.Measurement;
import io.parkcloud.kernel.ResourceId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;

/** What libvirt counts of a guest (virDomainGetInfo, virDomainMemoryStats, virDomainBlockStats, virDomainInterfaceStats). */
final class GuestMeter {

    /** virDomainMemoryStatTags: what the guest does not use and what it has, by its balloon, and what its process takes here. */
    private static final int UNUSED = 4;

    private static final int AVAILABLE = 5;
    private static final int RESIDENT = 7;
    private static final int ALL_TAGS = 13;
    private static final double NANOSECONDS = 1e9;
    private static final double KIB = 1024;

    private GuestMeter() {}

    static List<Measurement> of(Domain domain) throws LibvirtException {
        boolean active = domain.isActive() == 1;
        var id = ResourceId.of(domain.getUUIDString());
        var found = new EnumMap<Measure, Double>(Measure.class);
        found.put(Measure.UP, active ? 1.0 : 0.0);
        if (active) {
            var info = domain.getInfo();
            found.put(Measure.CPU_SECONDS, info.cpuTime / NANOSECONDS);
            found.put(Measure.CPUS, (double) info.nrVirtCpu);
            found.put(Measure.MEMORY_LIMIT_BYTES, info.maxMem * KIB);
            memory(domain, found);
            var document = new DomainDocument(domain.getXMLDesc(0));
            for (var disk : document.disks()) {
                var stats = domain.blockStats(disk.target());
                found.merge(Measure.DISK_READ_BYTES, (double) stats.rd_bytes, Double::sum);
                found.merge(Measure.DISK_WRITTEN_BYTES, (double) stats.wr_bytes, Double::sum);
            }
            for (var device : document.interfaces()) {
                // The host's end of the cable: what it sends is what the guest receives.
                var stats = domain.interfaceStats(device);
                found.merge(Measure.NETWORK_RECEIVED_BYTES, (double) stats.tx_bytes, Double::sum);
                found.merge(Measure.NETWORK_SENT_BYTES, (double) stats.rx_bytes, Double::sum);
            }
        }
        var all = new ArrayList<Measurement>();
        found.forEach((measure, value) -> all.add(new Measurement(id, measure, value)));
        return all;
    }

    /** As the guest sees it where it has a balloon that tells, else what its process takes of the host. */
    private static void memory(Domain domain, Map<Measure, Double> into) throws LibvirtException {
        double unused = -1;
        double available = -1;
        double resident = -1;
        for (var statistic : domain.memoryStats(ALL_TAGS)) {
            switch (statistic.getTag()) {
                case UNUSED -> unused = statistic.getValue();
                case AVAILABLE -> available = statistic.getValue();
                case RESIDENT -> resident = statistic.getValue();
                default -> {}
            }
        }
        if (unused >= 0 && available >= unused) {
            into.put(Measure.MEMORY_BYTES, (available - unused) * KIB);
        } else if (resident >= 0) {
            into.put(Measure.MEMORY_BYTES, resident * KIB);
        }
    }
}
