package io.parkcloud.network;

import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.kind.Reference;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.port.PortSpec;
import io.parkcloud.network.port.PortStatus;
import io.parkcloud.network.securitygroup.SecurityGroupKind;
import io.parkcloud.network.spi.NamespacePlug.Wiring;
import io.parkcloud.network.subnet.SubnetKind;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How something that runs (an instance, a service, an application) is attached to a tenant's network, as a part of its spec.
 * Its reconciler calls {@link #ensurePort} until there is a {@link Plugged}, then plugs itself in. The port goes with its
 * owner.
 *
 * @param subnet         where
 * @param securityGroups what may pass; with none, nothing passes
 * @param address        which address; left out, the platform chooses
 */
public record NetworkAttachment(
        @NotNull ResourceId subnet,

        @Size(max = 16, message = "at most 16 security groups")
        List<ResourceId> securityGroups,

        Optional<IpAddress> address) {

    /** A port that is ready to be plugged into. */
    public record Plugged(ResourceId port, Wiring wiring) {}

    public NetworkAttachment {
        securityGroups = securityGroups == null ? List.of() : List.copyOf(securityGroups);
    }

    /** The port that the {@code index}-th attachment of {@code owner} has, whether it exists yet or not. */
    public static ResourceId port(ResourceId owner, int index) {
        return owner.derive(part(index));
    }

    /** Whom it points at. @param field JSON Pointer of the attachment below {@code /spec}, such as {@code /networks/0} */
    public List<Reference> references(String field) {
        var references = new ArrayList<Reference>();
        references.add(Reference.to(field + "/subnet", SubnetKind.NAME.singular(), subnet));
        for (int i = 0; i < securityGroups.size(); i++) {
            references.add(Reference.to(
                    field + "/securityGroups/" + i, SecurityGroupKind.NAME.singular(), securityGroups.get(i)));
        }
        return references;
    }

    /**
     * Makes sure that the port of the {@code index}-th attachment exists, owned by the pass's resource and as wanted here.
     *
     * @return the port once it is Ready; until then the caller comes back, the port's change wakes it
     * @throws io.parkcloud.kernel.PlatformException {@code resource.dependency-failed} if the port has failed
     */
    public Optional<Plugged> ensurePort(Pass<?, ?> pass, int index) {
        var spec = new PortSpec(subnet, securityGroups, address, Optional.empty());
        Resource<PortSpec, ?> port = pass.ensureOwned(part(index), PortSpec.class, name(pass.resource(), index), spec);
        return pass.ready(Optional.of(port))
                .flatMap(ready -> ready.observed() instanceof PortStatus seen ? seen.wiring() : Optional.empty())
                .map(wiring -> new Plugged(port.id(), wiring));
    }

    private static String part(int index) {
        return "port-" + index;
    }

    /** Readable, and different for owners of the same name and different kind. */
    private static String name(Resource<?, ?> owner, int index) {
        var name = owner.name();
        var start = name.substring(0, Math.min(name.length(), 40)).strip();
        return "%s-%s-%d".formatted(start, owner.id().shortName(6), index);
    }
}
