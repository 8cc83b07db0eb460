package io.parkcloud.kernel;

/**
 * An amount of memory or storage.
 *
 * @param bytes never negative
 */
public record ByteSize(long bytes) implements Comparable<ByteSize> {

    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size must not be negative, was " + bytes);
        }
    }

    public static ByteSize ofMiB(long mebibytes) {
        return new ByteSize(Math.multiplyExact(mebibytes, MIB));
    }

    public static ByteSize ofGiB(long gibibytes) {
        return new ByteSize(Math.multiplyExact(gibibytes, GIB));
    }

    /** Whole MiB, rounded down. */
    public long toMiB() {
        return bytes / MIB;
    }

    /** Whole GiB, rounded down. */
    public long toGiB() {
        return bytes / GIB;
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }

    @Override
    public String toString() {
        return bytes % GIB == 0 ? toGiB() + " GiB" : bytes % MIB == 0 ? toMiB() + " MiB" : bytes + " bytes";
    }
}
