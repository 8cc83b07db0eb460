package io.parkcloud.traffic.gtfs;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On which days trips run: a week's pattern between two days, and exceptions to it.
 *
 * @param id its id in the feed
 * @param week bit 0 is Monday
 * @param from first day of the pattern; absent if there are only exceptions
 * @param until last day of the pattern; absent if there are only exceptions
 * @param added days on which it runs besides
 * @param removed days on which it does not run
 */
public record Service(
        String id,
        int week,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        Set<LocalDate> added,
        Set<LocalDate> removed) {

    public Service {
        added = Set.copyOf(added);
        removed = Set.copyOf(removed);
    }

    /** Whether its trips begin on the day. */
    public boolean runsOn(LocalDate day) {
        if (added.contains(day)) {
            return true;
        }
        return from != null
                && until != null
                && !day.isBefore(from)
                && !day.isAfter(until)
                && (week >> (day.getDayOfWeek().getValue() - 1) & 1) == 1
                && !removed.contains(day);
    }

    /** First day named; empty if no day is. */
    public Optional<LocalDate> first() {
        var earliest = added.stream().min(LocalDate::compareTo);
        return from == null || (earliest.isPresent() && earliest.get().isBefore(from)) ? earliest : Optional.of(from);
    }

    /** Last day named; empty if no day is. */
    public Optional<LocalDate> last() {
        var latest = added.stream().max(LocalDate::compareTo);
        return until == null || (latest.isPresent() && latest.get().isAfter(until)) ? latest : Optional.of(until);
    }
}
