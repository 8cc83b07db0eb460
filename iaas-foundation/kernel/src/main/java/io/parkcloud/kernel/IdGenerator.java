package io.parkcloud.kernel;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Mints ids. A port, so that a simulation with the same seed makes the same ids. */
@FunctionalInterface
public interface IdGenerator {

    /** A new id, later than every id this generator made before. Thread-safe. */
    ResourceId next();

    /** UUIDv7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then a counter and randomness. */
    static IdGenerator timeOrdered(Clock clock, RandomGenerator random) {
        return new IdGenerator() {
            private long last;

            @Override
            public synchronized ResourceId next() {
                // 60 bits of time and counter: milliseconds, then 12 bits that count up inside one millisecond.
                long tick = Math.max(clock.millis() << 12, last + 1);
                last = tick;
                long high = ((tick >>> 12) << 16) | 0x7000L | (tick & 0xfff);
                long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
                return new ResourceId(new UUID(high, low));
            }
        };
    }
}
