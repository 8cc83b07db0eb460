package io.parkcloud.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The contract that programs which read our figures rely on. */
final class ReportTest {

    private static final Machine MACHINE = new Machine(2, "a processor", 4096, "25", 0.5);

    private final Report report = new Report(
            "guest",
            List.of(
                    Metric.atMost("added_seconds", 0.71249, "s", 1),
                    Metric.atLeast("per_second", 399.4, "1/s", 400),
                    Metric.of("bare_seconds", 2, "s")));

    @Test
    void jsonHasBenchMachineAndMetricsWithTargets() {
        var document = JsonMapper.shared().readTree(report.json(MACHINE));

        assertThat(document.propertyNames()).containsExactly("bench", "machine", "metrics");
        assertThat(document.path("bench").asString()).isEqualTo("guest");
        assertThat(document.path("machine").path("cores").asInt()).isEqualTo(2);
        var added = document.path("metrics").get(0);
        assertThat(added.propertyNames()).containsExactly("name", "value", "unit", "target", "ok");
        assertThat(added.path("value").asDouble()).isEqualTo(0.712);
        assertThat(added.path("ok").asBoolean()).isTrue();
        assertThat(document.path("metrics").get(1).path("ok").asBoolean()).isFalse();
        assertThat(document.path("metrics").get(2).propertyNames()).containsExactly("name", "value", "unit");
    }

    @Test
    void theTableSaysWhatWasMissed() {
        var out = new ByteArrayOutputStream();
        report.print(MACHINE, false, new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("guest on 2 x a processor")
                .containsPattern("added_seconds +0\\.71 s +at most 1\\.0 +ok")
                .containsPattern("per_second +399\\.40 1/s +at least 400\\.0 +MISSED");
    }

    @Test
    void percentilesAreNearestRanks() {
        assertThat(Figures.median(3, 1, 2)).isEqualTo(2);
        var hundred = new double[100];
        for (int i = 0; i < hundred.length; i++) {
            hundred[i] = i + 1;
        }
        assertThat(Figures.percentile(hundred, 99)).isEqualTo(99);
        assertThat(Figures.percentile(hundred, 50)).isEqualTo(50);
        assertThat(Figures.percentile(new double[] {7}, 99)).isEqualTo(7);
    }
}
