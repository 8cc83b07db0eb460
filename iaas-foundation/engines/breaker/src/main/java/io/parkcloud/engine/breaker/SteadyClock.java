package io.parkcloud.engine.breaker;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Goes on evenly when somebody sets the machine's clock back; otherwise an engine would be left alone for as long. */
final class SteadyClock extends Clock {

    private final Instant start;
    private final long startNanos = System.nanoTime();

    SteadyClock(Clock wall) {
        this.start = wall.instant();
    }

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - startNanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("breakers know instants only, not zone " + zone);
    }
}
