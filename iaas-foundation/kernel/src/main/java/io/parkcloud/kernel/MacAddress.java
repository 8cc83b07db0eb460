package io.parkcloud.kernel;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * An Ethernet address.
 *
 * @param text six lower-case hexadecimal octets joined by colons
 */
public record MacAddress(String text) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");

    public MacAddress {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not an Ethernet address (expected 02:00:00:aa:bb:cc): " + text);
        }
    }

    /** The address that belongs to an id: locally administered (IEEE 802, bit 1 of the first octet), always the same. */
    public static MacAddress of(ResourceId id) {
        long bits = id.derive("mac").value().getLeastSignificantBits();
        return new MacAddress("02:"
                + HexFormat.ofDelimiter(":").formatHex(new byte[] {
                    (byte) (bits >>> 32), (byte) (bits >>> 24), (byte) (bits >>> 16), (byte) (bits >>> 8), (byte) bits
                }));
    }

    @Override
    public String toString() {
        return text;
    }
}
