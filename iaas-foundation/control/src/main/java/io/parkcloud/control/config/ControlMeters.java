package io.parkcloud.control.config;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.parkcloud.control.reconcile.PassTimes;
import io.parkcloud.control.store.Store;
import io.parkcloud.kernel.PlatformException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.ObjectProvider;

/**
 * What the control plane measures of itself: how long passes take ({@code parkcloud.reconcile.pass}, by kind), how many were
 * refused, and how long the work that waits longest has been due ({@code parkcloud.reconcile.overdue.seconds}: the queue is too
 * long when this grows).
 */
final class ControlMeters implements PassTimes {

    private final MeterRegistry registry;
    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

    private record Kind(Timer passes, AtomicLong refused) {}

    private ControlMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Without a registry nobody is told. */
    static PassTimes of(ObjectProvider<MeterRegistry> registries) {
        var registry = registries.getIfAvailable();
        return registry == null ? PassTimes.UNHEARD : new ControlMeters(registry);
    }

    /** Asks the store once with every collection. */
    static void bindQueue(MeterRegistry registry, Store store, Clock clock) {
        Gauge.builder("parkcloud.reconcile.overdue.seconds", () -> overdue(store, clock))
                .description("For how long the resource that waits longest should have been looked at")
                .register(registry);
    }

    private static double overdue(Store store, Clock clock) {
        try {
            var late = store.nextDue().map(due -> Duration.between(due, clock.instant()));
            return Math.max(0, late.map(Duration::toMillis).orElse(0L) / 1000.0);
        } catch (PlatformException away) {
            return Double.NaN;
        }
    }

    @Override
    public void took(String kind, Duration took, boolean failed) {
        var meters = kinds.computeIfAbsent(kind, this::meters);
        meters.passes().record(took);
        if (failed) {
            meters.refused().incrementAndGet();
        }
    }

    private Kind meters(String name) {
        var refused = new AtomicLong();
        FunctionCounter.builder("parkcloud.reconcile.refused", refused, AtomicLong::doubleValue)
                .description("Passes that an engine or a reconciler refused")
                .tag("kind", name)
                .register(registry);
        var passes = Timer.builder("parkcloud.reconcile.pass")
                .description("How long one look at a resource and one step took")
                .tag("kind", name)
                .register(registry);
        return new Kind(passes, refused);
    }
}
