package io.parkcloud.simulation;

import io.parkcloud.control.store.StoreErrors;
import io.parkcloud.control.testkit.ManualClock;
import io.parkcloud.engine.simulated.Faults;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * What can happen at every call that a pass makes to an engine or to the store: it takes its time, fails, is done but loses
 * its answer, the engine is away for a while; or the whole platform dies there, or it stalls for so long that others take
 * over and do whatever they do before the call goes on.
 */
public final class Turbulence implements Faults {

    /** The platform has died in the middle of a pass. Not an exception: nothing in the platform may catch it. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        Crash(String where) {
            super(where, null, false, false);
        }
    }

    private static final Duration LONGEST_STALL = Duration.ofMinutes(3);

    private final SplittableRandom random;
    private final ManualClock clock;
    private final Consumer<String> story;
    private final Map<String, Instant> away = new HashMap<>();
    private Runnable others = () -> {};
    private final int calmness;
    private boolean on;
    private int passes;
    private boolean stalled;

    Turbulence(SplittableRandom random, ManualClock clock, Consumer<String> story) {
        this.random = random;
        this.clock = clock;
        this.story = story;
        this.calmness = random.nextInt(30, 400);
    }

    /** @param others what happens while a replica is stalled */
    void whileStalled(Runnable others) {
        this.others = others;
    }

    void on(boolean yes) {
        on = yes;
        away.clear();
    }

    /** From now on calls come from within a pass. */
    void enter() {
        passes++;
    }

    void leave() {
        passes--;
    }

    /** An engine does not answer for a while. @param port simple name of its port */
    public void away(String port, Duration time) {
        away.put(port, clock.instant().plus(time));
    }

    @Override
    public void before(String call) {
        if (!on || passes == 0) {
            return;
        }
        upset(call, "before");
        boolean ofStore = call.startsWith("Store.");
        if (!ofStore && random.nextInt(8) == 0) {
            clock.advance(Duration.ofMillis(random.nextInt(1, 400)));
        }
        var back = away.get(call.substring(0, call.indexOf('.')));
        boolean isAway = back != null && clock.instant().isBefore(back);
        if (isAway || random.nextInt(ofStore ? 200 : 25) == 0) {
            throw unavailable(call, "was not done");
        }
        if (!ofStore && random.nextInt(400) == 0) {
            throw new EngineException(EngineErrors.REFUSED, "simulated: '%s' is refused".formatted(call));
        }
    }

    @Override
    public void after(String call) {
        if (!on || passes == 0) {
            return;
        }
        upset(call, "after");
        if (random.nextInt(call.startsWith("Store.") ? 200 : 30) == 0) {
            throw unavailable(call, "was done, but its answer is lost");
        }
    }

    private RuntimeException unavailable(String call, String how) {
        story.accept("    '%s' %s".formatted(call, how));
        return call.startsWith("Store.")
                ? StoreErrors.UNAVAILABLE.error("simulated: '%s' %s", call, how)
                : EngineException.unavailable("simulated: '%s' %s".formatted(call, how), null);
    }

    private void upset(String call, String when) {
        int fate = random.nextInt(calmness);
        if (fate == 0) {
            story.accept("    a replica dies %s '%s'".formatted(when, call));
            throw new Crash(call);
        }
        if (fate == 1 && !stalled) {
            stall(call, when);
        }
    }

    private void stall(String call, String when) {
        story.accept("    a replica stalls %s '%s' {".formatted(when, call));
        int inside = passes;
        stalled = true;
        passes = 0;
        try {
            clock.advance(Duration.ofMillis(random.nextLong(LONGEST_STALL.toMillis())));
            others.run();
        } finally {
            passes = inside;
            stalled = false;
        }
        story.accept("    } and goes on " + when + " '" + call + "'");
    }
}
