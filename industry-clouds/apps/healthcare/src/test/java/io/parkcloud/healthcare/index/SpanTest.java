package io.parkcloud.healthcare.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource({
        "2024, 2023-12-31T16:00:00Z, 2024-12-31T15:59:59.999Z",
        "2024-02, 2024-01-31T16:00:00Z, 2024-02-29T15:59:59.999Z",
        "2024-02-29, 2024-02-28T16:00:00Z, 2024-02-29T15:59:59.999Z",
        "2024-02-29T08:30, 2024-02-29T00:30:00Z, 2024-02-29T00:30:59.999Z",
        "2024-02-29T08:30:05Z, 2024-02-29T08:30:05Z, 2024-02-29T08:30:05.999Z",
        "2024-02-29T08:30:05.25-05:00, 2024-02-29T13:30:05.250Z, 2024-02-29T13:30:05.250Z"
    })
    void aDateCoversWhatItsPrecisionSays(String text, String first, String last) {
        assertThat(Span.parse(text, SHANGHAI))
                .hasValue(new Span(
                        Instant.parse(first).toEpochMilli(), Instant.parse(last).toEpochMilli()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2024-13", "2024-02-30", "24", "2024-02-29T25:00"})
    void whatIsNoDateIsNone(String text) {
        assertThat(Span.parse(text, SHANGHAI)).isEmpty();
    }

    @Test
    void expressionsOfOtherTypesAreLeftOut() {
        assertThat(Splitter.pathsOf(
                        "Condition",
                        "AllergyIntolerance.code | Condition.code | (Observation.value as CodeableConcept)"))
                .containsExactly("Condition.code");
        assertThat(Splitter.pathsOf(
                        "Observation", "(Observation.value as Quantity) | (Observation.value as SampledData)"))
                .hasSize(2);
    }
}
