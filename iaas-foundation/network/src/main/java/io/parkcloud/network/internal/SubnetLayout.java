package io.parkcloud.network.internal;

import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.ResourceId;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Who gets which address of a subnet: the first is the gateway's, the last one before broadcast is the health checks', all
 * between are for ports and load balancers. Pure.
 */
public record SubnetLayout(Cidr cidr) {

    /** Network, gateway, probe and broadcast. */
    public static final int RESERVED = 4;

    public IpAddress gateway() {
        return cidr.address(1);
    }

    public IpAddress probe() {
        return cidr.address(-2);
    }

    /** How many addresses can be given out. */
    public long capacity() {
        return cidr.size() - RESERVED;
    }

    /** Whether an address may be given to a port or a load balancer. */
    public boolean usable(IpAddress address) {
        return cidr.contains(address)
                && address.compareTo(cidr.address(2)) >= 0
                && address.compareTo(cidr.address(-3)) <= 0;
    }

    /**
     * All usable addresses, the upper half first: the lower one is left to those who choose an address themselves, so that a
     * chosen one is free as long as the subnet is not more than half full. Within a half the first one tried depends on who
     * asks, so that it is nearly always free, and two who ask at once do not wait for each other.
     */
    public Stream<String> candidates(ResourceId holder) {
        long low = capacity() / 2;
        return Stream.concat(candidates(holder, low, capacity() - low), candidates(holder, 0, low));
    }

    private Stream<String> candidates(ResourceId holder, long first, long count) {
        long start =
                count == 0 ? 0 : Math.floorMod(holder.derive("address").value().getLeastSignificantBits(), count);
        return LongStream.range(0, count)
                .mapToObj(i -> cidr.address(2 + first + (start + i) % count).toString());
    }
}
