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
     * All usable addresses, beginning at a place that depends on who asks: so that in a large subnet the first one tried is
     * nearly always free, and two who ask at once do not wait for each other. The upper half comes first: the lower one is
     * left, for as long as it can be, to those who choose their address themselves.
     */
    public Stream<String> candidates(ResourceId holder) {
        long lower = capacity() / 2;
        long bits = holder.derive("address").value().getLeastSignificantBits();
        return LongStream.concat(around(lower, capacity() - lower, bits), around(0, lower, bits))
                .mapToObj(i -> cidr.address(2 + i).toString());
    }

    /** Every number of a range once, beginning somewhere in it. */
    private static LongStream around(long first, long count, long somewhere) {
        long start = count == 0 ? 0 : Math.floorMod(somewhere, count);
        return LongStream.range(0, count).map(i -> first + (start + i) % count);
    }
}
