package io.parkcloud.hall.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WorkingCalendarTest {
    private final WorkingCalendar plain = new WorkingCalendar(Map.of());
    /** National Day 2026: off from Thursday 1 to Wednesday 7 October, Saturday 10 October worked. */
    private final WorkingCalendar october = new WorkingCalendar(Map.of(
            LocalDate.of(2026, 10, 1), false,
            LocalDate.of(2026, 10, 2), false,
            LocalDate.of(2026, 10, 5), false,
            LocalDate.of(2026, 10, 6), false,
            LocalDate.of(2026, 10, 7), false,
            LocalDate.of(2026, 10, 10), true));

    @Test
    void weekendsAreNotCounted() {
        var friday = LocalDate.of(2026, 11, 20);
        assertThat(plain.plusWorkingDays(friday, 1)).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(plain.plusWorkingDays(friday, 5)).isEqualTo(LocalDate.of(2026, 11, 27));
        assertThat(plain.plusWorkingDays(friday, 6)).isEqualTo(LocalDate.of(2026, 11, 30));
    }

    @Test
    void aLimitThatBeginsOnAWeekendCountsFromMonday() {
        assertThat(plain.plusWorkingDays(LocalDate.of(2026, 11, 21), 1)).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(plain.plusWorkingDays(LocalDate.of(2026, 11, 22), 2)).isEqualTo(LocalDate.of(2026, 11, 24));
    }

    @Test
    void holidaysAreSkippedAndMakeUpDaysCount() {
        var wednesday = LocalDate.of(2026, 9, 30);
        assertThat(october.plusWorkingDays(wednesday, 1)).isEqualTo(LocalDate.of(2026, 10, 8));
        assertThat(october.plusWorkingDays(wednesday, 3)).isEqualTo(LocalDate.of(2026, 10, 10));
        assertThat(october.isWorking(LocalDate.of(2026, 10, 10))).isTrue();
        assertThat(october.isWorking(LocalDate.of(2026, 10, 11))).isFalse();
    }

    @Test
    void countingBackAgreesWithCountingForward() {
        var start = LocalDate.of(2026, 9, 17);
        for (int days = 0; days < 40; days++) {
            var end = october.plusWorkingDays(start, days);
            assertThat(october.workingDaysBetween(start, end)).as("to %s", end).isEqualTo(days);
        }
        assertThat(october.workingDaysBetween(start, start.minusDays(3))).isZero();
    }

    @Test
    void aNegativeLimitIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.plusWorkingDays(LocalDate.of(2026, 1, 1), -1))
                .withMessageContaining("-1");
    }
}
