package io.parkcloud.ops.metrics.collect;

import io.parkcloud.kernel.Measure;
import io.parkcloud.kernel.Measurement;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.ops.metrics.collect.ResourceLabels.Known;
import io.parkcloud.ops.metrics.promql.PromScope;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the collector what engines measure: {@code parkcloud_cpu_seconds_total} and so on, one family for each measure, with
 * the labels {@code kind}, {@code resource} (its id), {@code name}, {@code owner} (the id of what made it, if anything did), and, of
 * what is a tenant's, {@code tenant} and {@code project}.
 */
public final class MeasuredSeries implements MultiCollector {

    private static final Logger LOG = LoggerFactory.getLogger(MeasuredSeries.class);
    private static final String PREFIX = "parkcloud_";

    private final Sampler sampler;
    private final ResourceLabels labels;

    public MeasuredSeries(Sampler sampler, ResourceLabels labels) {
        this.sampler = sampler;
        this.labels = labels;
    }

    @Override
    public MetricSnapshots collect() {
        var measurements = sampler.latest();
        var resources = known(measurements);
        var families = new EnumMap<Measure, Map<Known, Double>>(Measure.class);
        for (var one : measurements) {
            var known = resources.get(one.of());
            if (known != null) {
                families.computeIfAbsent(one.measure(), any -> new HashMap<>()).put(known, one.value());
            }
        }
        var snapshots = new ArrayList<MetricSnapshot>();
        families.forEach((measure, values) -> snapshots.add(family(measure, values)));
        return new MetricSnapshots(snapshots);
    }

    /** Without the store nothing is told of resources, and all the rest still is. */
    private Map<ResourceId, Known> known(List<Measurement> measurements) {
        try {
            return labels.of(
                    measurements.stream().map(Measurement::of).distinct().toList());
        } catch (PlatformException away) {
            LOG.debug("whose the measured resources are cannot be found out now: {}", away.getMessage());
            return Map.of();
        }
    }

    private static MetricSnapshot family(Measure measure, Map<Known, Double> values) {
        var name = PREFIX + measure.name().toLowerCase(Locale.ROOT);
        if (measure.grows()) {
            var family = CounterSnapshot.builder().name(name);
            values.forEach((known, value) -> family.dataPoint(CounterDataPointSnapshot.builder()
                    .labels(labels(known))
                    .value(value)
                    .build()));
            return family.build();
        }
        var family = GaugeSnapshot.builder().name(name);
        values.forEach((known, value) -> family.dataPoint(GaugeDataPointSnapshot.builder()
                .labels(labels(known))
                .value(value)
                .build()));
        return family.build();
    }

    static Labels labels(Known known) {
        var own = Labels.of(
                "kind",
                known.kind(),
                "name",
                known.name(),
                "resource",
                known.id().toString());
        var all = known.owner()
                .map(owner -> own.merge(Labels.of("owner", owner.toString())))
                .orElse(own);
        return known.tenant().equals(ResourceId.PLATFORM)
                ? all
                : all.merge(Labels.of(
                        PromScope.PROJECT,
                        known.project().toString(),
                        PromScope.TENANT,
                        known.tenant().toString()));
    }
}
