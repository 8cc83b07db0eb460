package io.parkcloud.network.internal;

import io.parkcloud.control.kind.Proposal;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.Resource;
import io.parkcloud.network.NetworkErrors;
import java.util.function.Function;

/** Checks that several kinds make of a proposal. */
public final class Rules {

    private Rules() {}

    /** A field that is set once. @param field JSON Pointer below {@code /spec} */
    public static <S extends Record> void fixed(Proposal<S> proposal, String field, Function<S, ?> value) {
        proposal.before().map(Resource::spec).ifPresent(before -> {
            var was = value.apply(before);
            var wanted = value.apply(proposal.spec());
            if (!was.equals(wanted)) {
                throw NetworkErrors.FIXED.error(
                        "/spec%s is set once and was %s; to have %s, make another one", field, was, wanted);
            }
        });
    }

    /** What is connected stands in one zone. */
    public static void sameZone(Proposal<?> proposal, Resource<?, ?> other) {
        var zone = other.metadata().zone();
        if (zone != proposal.zone()) {
            throw NetworkErrors.ZONE_DIFFERS.error(
                    "\"%s\" would stand in zone %s, but %s \"%s\" is in zone %s; create it in zone %s",
                    proposal.name(), proposal.zone(), other.metadata().kind(), other.name(), zone, zone);
        }
    }

    /** An address of a subnet that may be given out. */
    public static void usable(SubnetLayout layout, IpAddress address) {
        if (!layout.usable(address)) {
            throw NetworkErrors.ADDRESS_UNUSABLE.error(
                    "%s cannot be given out in subnet %s; choose one from %s to %s (the gateway %s and %s for health checks are reserved)",
                    address,
                    layout.cidr(),
                    layout.cidr().address(2),
                    layout.cidr().address(-3),
                    layout.gateway(),
                    layout.probe());
        }
    }

    /** An address of the external network that may be given out. */
    public static void usable(ExternalPool pool, IpAddress address) {
        if (!pool.usable(address)) {
            throw NetworkErrors.ADDRESS_UNUSABLE.error(
                    "%s is not an address of the external network %s that can be given out; leave it to the platform or choose another one",
                    address, pool.network().cidr());
        }
    }
}
