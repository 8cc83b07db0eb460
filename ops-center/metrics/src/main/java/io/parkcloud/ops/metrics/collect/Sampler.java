package io.parkcloud.ops.metrics.collect;

import io.parkcloud.kernel.Measure;
import io.parkcloud.kernel.Measured;
import io.parkcloud.kernel.Measurement;
import io.parkcloud.kernel.PlatformException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks engines again and again what they measure, each in a thread of its own, and keeps the last answers. So whoever collects is
 * answered at once, also while an engine is away or hangs; what has not been measured for a while is not told as if it were
 * still so.
 */
public final class Sampler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);

    /** The platform has other things to do in its first moments; series begin with the first collection anyhow. */
    private static final Duration FIRST = Duration.ofSeconds(3);

    /** Answers older than so many intervals are forgotten. */
    private static final int STALE_AFTER = 4;

    private final List<Measured> engines;
    private final Duration every;
    private final Clock clock;
    private final Map<Measured, Answer> answers = new ConcurrentHashMap<>();
    private final List<ScheduledExecutorService> threads = new ArrayList<>();

    private record Answer(Instant at, List<Measurement> measurements) {}

    public Sampler(List<Measured> engines, Duration every, Clock clock) {
        this.engines = List.copyOf(engines);
        this.every = every;
        this.clock = clock;
    }

    public void start() {
        for (int i = 0; i < engines.size(); i++) {
            var engine = engines.get(i);
            var thread = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("measure-" + i).factory());
            threads.add(thread);
            var unused = thread.scheduleWithFixedDelay(
                    () -> askQuietly(engine),
                    Math.min(FIRST.toMillis(), every.toMillis()),
                    every.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    /** What is known now, of all engines. */
    public List<Measurement> latest() {
        var oldest = clock.instant().minus(every.multipliedBy(STALE_AFTER));
        return answers.values().stream()
                .filter(answer -> answer.at().isAfter(oldest))
                .flatMap(answer -> answer.measurements().stream())
                .toList();
    }

    /** Asks every engine once. @throws PlatformException if one of them does not answer */
    public void askAll() {
        engines.forEach(this::ask);
    }

    private void askQuietly(Measured engine) {
        try {
            ask(engine);
        } catch (PlatformException away) {
            LOG.debug("nothing is measured for now: {}", away.getMessage());
        } catch (RuntimeException broken) {
            LOG.error("asking an engine what it measures broke; it is asked again in {}", every, broken);
        }
    }

    private void ask(Measured engine) {
        try {
            answers.put(engine, new Answer(clock.instant(), List.copyOf(engine.measurements())));
        } catch (PlatformException away) {
            answers.computeIfPresent(engine, (same, last) -> new Answer(clock.instant(), down(last.measurements())));
            throw away;
        }
    }

    /** What ran on an engine that does not answer is not known to run: alarms wait for that, not for silence. */
    private static List<Measurement> down(List<Measurement> last) {
        return last.stream()
                .filter(one -> one.measure() == Measure.UP)
                .map(one -> new Measurement(one.of(), Measure.UP, 0))
                .toList();
    }

    @Override
    public void close() {
        threads.forEach(ScheduledExecutorService::shutdownNow);
    }
}
