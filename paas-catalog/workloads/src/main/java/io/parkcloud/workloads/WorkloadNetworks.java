package io.parkcloud.workloads;

import io.parkcloud.control.kind.Pass;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.network.NetworkAttachment;
import io.parkcloud.network.NetworkAttachment.Plugged;
import io.parkcloud.network.subnet.SubnetSpec;
import io.parkcloud.workloads.spi.Workload;
import java.util.List;

/** What a workload is told of the network that its resource is attached to. */
public final class WorkloadNetworks {

    private WorkloadNetworks() {}

    /** @param listens the TCP port on which the workload serves others */
    public static Workload.Network of(Pass<?, ?> pass, NetworkAttachment attachment, Plugged plugged, int listens) {
        var subnet = pass.find(SubnetSpec.class, attachment.subnet());
        var vpc = subnet.map(found -> found.spec().vpc()).orElse(attachment.subnet());
        List<IpAddress> resolvers = subnet.map(found -> found.spec().dns()).orElse(List.of());
        return new Workload.Network(vpc, plugged.port(), plugged.wiring(), resolvers, List.of(listens));
    }
}
