package io.parkcloud.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Looks again and again until something holds. */
public final class Waiting {

    private static final Duration BETWEEN = Duration.ofMillis(500);

    private Waiting() {}

    /** @param look gives a sentence when the wait is over */
    public static String until(Duration timeout, String what, Supplier<Optional<String>> look) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            var done = look.get();
            if (done.isPresent()) {
                return done.get();
            }
            if (System.nanoTime() > deadline) {
                throw CliException.refused(what + " did not come within " + timeout.toSeconds() + " s");
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    /** {@code 90}, {@code 90s}, {@code 5m}, {@code 1h}. */
    public static Duration duration(String text) {
        if (!text.matches("\\d{1,6}[smh]?")) {
            throw CliException.usage("a duration is written 90s, 5m or 1h, was " + text);
        }
        long number = Long.parseLong(text.replaceAll("\\D", ""));
        return text.endsWith("h")
                ? Duration.ofHours(number)
                : text.endsWith("m") ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
    }
}
