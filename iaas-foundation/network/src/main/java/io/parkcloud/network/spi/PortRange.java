package io.parkcloud.network.spi;

/**
 * TCP or UDP ports.
 *
 * @param first lowest, from 1
 * @param last  highest, included, to 65535
 */
public record PortRange(int first, int last) {

    public PortRange {
        if (first < 1 || last > 65535 || first > last) {
            throw new IllegalArgumentException("a port range lies in 1..65535, was %d-%d".formatted(first, last));
        }
    }

    public static PortRange of(int port) {
        return new PortRange(port, port);
    }

    @Override
    public String toString() {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
