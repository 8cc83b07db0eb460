package io.parkcloud.network.internal;

import io.parkcloud.control.kind.Pass;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.NetworkErrors;
import io.parkcloud.network.spi.ExternalNetwork;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The addresses of the external network, each held by one resource of whatever tenant. */
public record ExternalPool(ExternalNetwork network) {

    /** The claim space of the addresses. */
    public ResourceId space() {
        return ResourceId.PLATFORM.derive("external-network-" + network.cidr());
    }

    /** The address that the resource holds, taken for it if it holds none. @throws PlatformException if none is left */
    public IpAddress take(Pass<?, ?> pass) {
        return pass.claimFirst(space(), candidates(pass.id()))
                .map(IpAddress::parse)
                .orElseThrow(() -> NetworkErrors.EXTERNAL_EXHAUSTED.error(
                        "all %d addresses of the external network %s are taken; release a floating address, or ask the platform's operator for a larger network",
                        capacity(), network.cidr()));
    }

    /** Whether an address can be given to anybody. */
    public boolean usable(IpAddress address) {
        var cidr = network.cidr();
        return cidr.contains(address)
                && !address.equals(network.gateway())
                && !address.equals(cidr.address(0))
                && !address.equals(cidr.address(-1));
    }

    private long capacity() {
        return network.cidr().size() - 3;
    }

    private Stream<String> candidates(ResourceId holder) {
        long size = network.cidr().size();
        long start = Math.floorMod(holder.derive("address").value().getLeastSignificantBits(), size);
        return LongStream.range(0, size)
                .mapToObj(i -> network.cidr().address((start + i) % size))
                .filter(this::usable)
                .map(IpAddress::toString);
    }
}
