package io.parkcloud.kernel;

import java.util.Optional;

/**
 * An IPv4 network in prefix notation (RFC 4632).
 *
 * @param network the lowest address; host bits are zero
 * @param prefix  bits of the network part, 0 to 32
 */
public record Cidr(IpAddress network, int prefix) {

    public Cidr {
        if (prefix < 0 || prefix > 32) {
            throw new IllegalArgumentException("prefix length must be 0..32, was " + prefix);
        }
        if ((network.bits() & ~mask(prefix)) != 0) {
            throw new IllegalArgumentException("host bits are set in " + network + "/" + prefix + "; did you mean "
                    + new IpAddress(network.bits() & mask(prefix)) + "/" + prefix + "?");
        }
    }

    /** @throws IllegalArgumentException if it is not {@code a.b.c.d/n} or host bits are set */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        var address = slash < 0 ? Optional.<IpAddress>empty() : IpAddress.tryParse(text.substring(0, slash));
        var length = text.substring(slash + 1);
        if (address.isEmpty() || !length.matches("\\d{1,2}")) {
            throw new IllegalArgumentException("not an IPv4 network (expected a.b.c.d/n): " + text);
        }
        return new Cidr(address.get(), Integer.parseInt(length));
    }

    public boolean contains(IpAddress address) {
        return (address.bits() & mask(prefix)) == network.bits();
    }

    public boolean overlaps(Cidr other) {
        int shorter = Math.min(prefix, other.prefix);
        return (network.bits() & mask(shorter)) == (other.network.bits() & mask(shorter));
    }

    /** How many addresses it holds, network and broadcast included. */
    public long size() {
        return 1L << (32 - prefix);
    }

    /** The {@code index}-th address, counting the network address as 0; negative counts back from the end. */
    public IpAddress address(long index) {
        long at = index < 0 ? size() + index : index;
        if (at < 0 || at >= size()) {
            throw new IndexOutOfBoundsException("address " + index + " of " + this);
        }
        return network.plus((int) at);
    }

    /** The dotted network mask, as DHCP and interface files want it. */
    public IpAddress netmask() {
        return new IpAddress(mask(prefix));
    }

    private static int mask(int prefix) {
        return prefix == 0 ? 0 : -1 << (32 - prefix);
    }

    @Override
    public String toString() {
        return network + "/" + prefix;
    }
}
