package io.parkcloud.ops.metrics.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkcloud.control.store.memory.MemoryStore;
import io.parkcloud.control.testkit.ControlPlane;
import io.parkcloud.control.testkit.Widget;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.Measure;
import io.parkcloud.kernel.Measured;
import io.parkcloud.kernel.Measurement;
import io.parkcloud.kernel.ResourceId;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Engines say what was measured, the store says whose it is. */
class MeasuredSeriesTest {

    private static final Duration EVERY = Duration.ofSeconds(15);

    private final ControlPlane plane = new ControlPlane(new MemoryStore(), List.of(new Widget()));
    private final List<Measurement> measured = new ArrayList<>();
    private boolean away;
    private final Measured engine = new Measured() {
        @Override
        public List<Measurement> measurements() {
            if (away) {
                throw EngineException.unavailable("away", null);
            }
            return measured;
        }
    };
    private final Measured other = new Measured() {};
    private final Sampler sampler = new Sampler(List.of(engine, other), EVERY, plane.clock());
    private final MeasuredSeries series = new MeasuredSeries(sampler, new ResourceLabels(plane.store()));

    @Test
    void aSeriesSaysWhoseItIs() {
        var widget = widget("one");
        measured.add(new Measurement(widget, Measure.CPU_SECONDS, 1.5));
        measured.add(new Measurement(widget, Measure.UP, 1));

        sampler.askAll();

        var labels = "{kind=\"Widget\",name=\"one\",project=\"%s\",resource=\"%s\",tenant=\"%s\"}"
                .formatted(plane.place().project(), widget, plane.place().tenant());
        assertThat(text()).contains("parkcloud_cpu_seconds_total" + labels + " 1.5", "parkcloud_up" + labels + " 1.0");
    }

    /** An engine that is asked after things of another installation, or of yesterday, makes no series of them. */
    @Test
    void whatTheStoreDoesNotKnowIsNobodysAndNotTold() {
        measured.add(new Measurement(plane.nextId(), Measure.UP, 1));

        sampler.askAll();

        assertThat(text()).doesNotContain("parkcloud_up");
    }

    @Test
    void whatRanOnAnEngineThatDoesNotAnswerIsDown() {
        var widget = widget("one");
        measured.add(new Measurement(widget, Measure.UP, 1));
        measured.add(new Measurement(widget, Measure.CPU_SECONDS, 1));
        sampler.askAll();
        assertThat(text()).contains("parkcloud_up{", "} 1.0");

        away = true;
        assertThatThrownBy(sampler::askAll).isInstanceOf(EngineException.class);

        assertThat(text()).containsPattern("parkcloud_up\\{.*} 0.0").doesNotContain("cpu_seconds");
    }

    /** An engine that hangs answers nothing, and neither do we in its place. */
    @Test
    void whatHasNotBeenMeasuredForAWhileIsNotToldAsIfItStillWereSo() {
        measured.add(new Measurement(widget("one"), Measure.UP, 1));
        sampler.askAll();

        plane.clock().advance(EVERY.multipliedBy(3));
        assertThat(text()).contains("parkcloud_up");
        plane.clock().advance(EVERY);

        assertThat(text()).doesNotContain("parkcloud_up");
    }

    private ResourceId widget(String name) {
        return plane.create(name, new Widget.Spec(1, Optional.empty()))
                .resource()
                .id();
    }

    @Test
    void aPlatformsOwnHasNoTenant() {
        var known = new ResourceLabels.Known(
                ResourceId.PLATFORM, ResourceId.PLATFORM, "Host", plane.nextId(), "host-1", Optional.empty());

        assertThat(MeasuredSeries.labels(known).contains("tenant")).isFalse();
        assertThat(MeasuredSeries.labels(known).get("name")).isEqualTo("host-1");
    }

    private String text() {
        var out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, series.collect(), EscapingScheme.ALLOW_UTF8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
