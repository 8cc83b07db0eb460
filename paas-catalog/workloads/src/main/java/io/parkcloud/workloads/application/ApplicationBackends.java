package io.parkcloud.workloads.application;

import io.parkcloud.control.kind.World;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.Backends;
import java.util.List;
import java.util.Optional;

/** Applications as members of load balancers: the copies that serve. */
public final class ApplicationBackends implements Backends {

    @Override
    public String kind() {
        return ApplicationKind.NAME.singular();
    }

    @Override
    public Optional<ResourceId> subnet(World world, ResourceId application) {
        return world.find(ApplicationSpec.class, application)
                .map(found -> found.spec().network().subnet());
    }

    @Override
    public List<ResourceId> ports(World world, ResourceId application) {
        return world.find(ApplicationSpec.class, application)
                .map(found -> found.observed() instanceof ApplicationStatus seen ? seen.serving() : null)
                .orElse(List.of());
    }
}
