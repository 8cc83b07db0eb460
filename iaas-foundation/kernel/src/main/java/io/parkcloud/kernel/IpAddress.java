package io.parkcloud.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 address.
 *
 * @param bits the address as an unsigned 32-bit number
 */
public record IpAddress(int bits) implements Comparable<IpAddress> {

    private static final Pattern DOTTED = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

    /** Reads dotted decimal; empty for anything else, so that "010.1.1.1" is not read as octal by anyone. */
    public static Optional<IpAddress> tryParse(String text) {
        var match = DOTTED.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        int bits = 0;
        for (int i = 1; i <= 4; i++) {
            var group = match.group(i);
            int octet = Integer.parseInt(group);
            if (octet > 255 || (group.length() > 1 && group.charAt(0) == '0')) {
                return Optional.empty();
            }
            bits = (bits << 8) | octet;
        }
        return Optional.of(new IpAddress(bits));
    }

    /** @throws IllegalArgumentException for anything but dotted decimal */
    public static IpAddress parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("not an IPv4 address: " + text));
    }

    /** The address {@code offset} after this one; wraps around at the end of the address space. */
    public IpAddress plus(int offset) {
        return new IpAddress(bits + offset);
    }

    @Override
    public int compareTo(IpAddress other) {
        return Integer.compareUnsigned(bits, other.bits);
    }

    @Override
    public String toString() {
        return (bits >>> 24) + "." + ((bits >>> 16) & 0xff) + "." + ((bits >>> 8) & 0xff) + "." + (bits & 0xff);
    }
}
