package io.parkcloud.simulation;

import io.parkcloud.control.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happened in one run, so that a failure can be read. */
final class Story {

    /** Of a long run the beginning seldom matters. */
    private static final int TOLD = 250;

    private final long seed;
    private final ManualClock clock;
    private final Instant start;
    private final List<String> lines = new ArrayList<>();
    private int step;

    Story(long seed, ManualClock clock) {
        this.seed = seed;
        this.clock = clock;
        this.start = clock.instant();
    }

    void step(int number) {
        step = number;
    }

    void tell(String line) {
        long seconds = Duration.between(start, clock.instant()).toMillis() / 100;
        lines.add("%4d %7.1fs  %s".formatted(step, seconds / 10.0, line));
    }

    /** A rule that did not hold. */
    AssertionError violated(String what) {
        int from = Math.max(0, lines.size() - Integer.getInteger("simulation.story", TOLD));
        return new AssertionError(
                "seed %d, step %d: %s%nrun it alone with -Dsimulation.seed=%d; -Dsimulation.story=N tells more or less of it:%n%s%s"
                        .formatted(
                                seed,
                                step,
                                what,
                                seed,
                                from > 0 ? "  … " + from + " lines before\n" : "",
                                String.join("\n", lines.subList(from, lines.size()))));
    }
}
