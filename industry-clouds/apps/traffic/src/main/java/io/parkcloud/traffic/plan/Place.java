package io.parkcloud.traffic.plan;

/** Where a journey begins or ends. */
public sealed interface Place {

    /**
     * A stop, or a station with all its stops.
     *
     * @param number its number in the feed
     */
    record AtStop(int number) implements Place {}

    /**
     * A point on the map.
     *
     * @param latitude degrees
     * @param longitude degrees
     */
    record AtPoint(double latitude, double longitude) implements Place {}
}
