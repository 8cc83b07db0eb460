package io.parkcloud.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;

/**
 * The name of one resource, everywhere: in our store, in every engine, in URLs. The platform mints it before any engine
 * hears of the resource, so a crash between "engine made it" and "we stored it" cannot lose anything.
 *
 * @param value a UUIDv7 (RFC 9562, section 5.7) for what a user made, a UUIDv8 for what was derived from another id
 */
public record ResourceId(UUID value) implements Comparable<ResourceId> {

    /** The id of the platform itself: tenant and project of what belongs to nobody in particular. */
    public static final ResourceId PLATFORM = new ResourceId(new UUID(0, 0));

    /** Reads the canonical 36-character form; empty if it is anything else. */
    public static Optional<ResourceId> parse(String text) {
        if (text.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ResourceId(UUID.fromString(text)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** Reads the canonical form of an id that the platform itself wrote. */
    public static ResourceId of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a resource id: " + text));
    }

    /**
     * The id of a part of this resource. The same parent and name always give the same id, so whoever makes the part
     * can be interrupted and start over without making a second one. RFC 9562, section 5.8 (UUIDv8).
     */
    public ResourceId derive(String name) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(value.toString().getBytes(StandardCharsets.US_ASCII));
            var hash = digest.digest(("/" + name).getBytes(StandardCharsets.UTF_8));
            long high = 0;
            long low = 0;
            for (int i = 0; i < 8; i++) {
                high = (high << 8) | (hash[i] & 0xff);
                low = (low << 8) | (hash[i + 8] & 0xff);
            }
            high = (high & ~0xf000L) | 0x8000L;
            low = (low & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
            return new ResourceId(new UUID(high, low));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** The first {@code hexDigits} of a digest of the id: a short stand-in where a name is limited in length. */
    public String shortName(int hexDigits) {
        return derive("short").value().toString().replace("-", "").substring(16, 16 + hexDigits);
    }

    @Override
    public int compareTo(ResourceId other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
