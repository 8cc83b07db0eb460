package io.parkcloud.devops.pipeline.web;

import io.parkcloud.devops.pipeline.spi.StepEngine;
import io.parkcloud.devops.pipeline.spi.StepState;
import io.parkcloud.kernel.ResourceId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Reads what steps write while they write it. Thread-safe. */
public final class StepLogs {

    private static final int MOST_BYTES = 256 * 1024;
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final StepEngine engine;

    public StepLogs(StepEngine engine) {
        this.engine = engine;
    }

    /**
     * A part of a log.
     *
     * @param next where to go on
     * @param ended whether nothing more will come after {@code next}
     */
    public record Part(String text, long next, boolean ended) {}

    /** What follows byte {@code from}. Waits a while if there is nothing yet, on the caller's (virtual) thread. */
    public Part read(ResourceId room, String step, long from, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            boolean ended = ended(room, step); // before the bytes: what is written in between is not lost
            var bytes = engine.log(room, step, from, MOST_BYTES);
            boolean last = ended && bytes.length < MOST_BYTES;
            if (bytes.length > 0 || last || System.nanoTime() > deadline || Thread.interrupted()) {
                return new Part(new String(bytes, StandardCharsets.UTF_8), from + bytes.length, last);
            }
            LockSupport.parkNanos(PACE_NANOS);
        }
    }

    private boolean ended(ResourceId room, String step) {
        var seen = engine.observe(room);
        return seen.steps().get(step) instanceof StepState.Ended;
    }
}
