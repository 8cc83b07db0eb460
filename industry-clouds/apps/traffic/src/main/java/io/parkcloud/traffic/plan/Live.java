package io.parkcloud.traffic.plan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is known of the present, at one moment. */
public interface Live {
    /** Nothing is known, so everything runs as planned. */
    Live NOTHING = (trip, day, start) -> null;

    /**
     * What is different about a run.
     *
     * @param trip number of the trip
     * @param day its service day
     * @param start seconds of the service day at which it begins; tells repeated trips apart
     * @return null if it runs as planned
     */
    @Nullable
    TripChange of(int trip, LocalDate day, int start);
}
