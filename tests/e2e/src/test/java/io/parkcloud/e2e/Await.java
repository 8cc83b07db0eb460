package io.parkcloud.e2e;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waiting for what another process does. */
final class Await {

    private static final long PAUSE_NANOS = Duration.ofMillis(200).toNanos();

    private Await() {}

    /** @param what completes the sentence "did not come true: …" */
    static void until(String what, Duration limit, Supplier<Boolean> condition) {
        var unused = value(what, limit, condition, Boolean.TRUE::equals);
    }

    /** The first value that is as wanted. A look that breaks is repeated like one that gives something else. */
    static <T> T value(String what, Duration limit, Supplier<T> look, Predicate<T> wanted) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            String last;
            try {
                var seen = look.get();
                if (wanted.test(seen)) {
                    return seen;
                }
                last = String.valueOf(seen);
            } catch (RuntimeException broken) {
                last = String.valueOf(broken);
            }
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "did not come true within %d s: %s; last seen: %s".formatted(limit.toSeconds(), what, last));
            }
            pause(PAUSE_NANOS);
        }
    }

    static void pause(long nanos) {
        LockSupport.parkNanos(nanos);
    }
}
