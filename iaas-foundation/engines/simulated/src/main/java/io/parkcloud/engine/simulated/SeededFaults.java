package io.parkcloud.engine.simulated;

import io.parkcloud.kernel.EngineException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Faults that come again for the same seed and the same order of calls. Thread-safe. */
public final class SeededFaults implements Faults {

    private final SplittableRandom random;
    private final double refusals;
    private final double lostAnswers;
    private final Duration latency;
    private final Consumer<Duration> pause;

    /**
     * @param refusals    share of calls, 0 to 1, that fail before anything happened
     * @param lostAnswers share of the others that succeed and then fail
     * @param latency     mean time of a call
     * @param pause       lets time pass: really, or on a clock of the simulation
     */
    public SeededFaults(long seed, double refusals, double lostAnswers, Duration latency, Consumer<Duration> pause) {
        this.random = new SplittableRandom(seed);
        this.refusals = refusals;
        this.lostAnswers = lostAnswers;
        this.latency = latency;
        this.pause = pause;
    }

    @Override
    public void before(String call) {
        if (!latency.isZero()) {
            pause.accept(Duration.ofNanos((long) (2 * next() * latency.toNanos())));
        }
        if (next() < refusals) {
            throw EngineException.unavailable("simulated: '%s' was not done".formatted(call), null);
        }
    }

    @Override
    public void after(String call) {
        if (next() < lostAnswers) {
            throw EngineException.unavailable("simulated: '%s' was done, but its answer is lost".formatted(call), null);
        }
    }

    private synchronized double next() {
        return random.nextDouble();
    }
}
