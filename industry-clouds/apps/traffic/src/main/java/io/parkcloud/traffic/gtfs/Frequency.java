package io.parkcloud.traffic.gtfs;

/**
 * A trip repeated at an even pace.
 *
 * @param trip number of the trip whose times are the pattern
 * @param from first departure from the first stop, seconds of the service day
 * @param until departures are before this
 * @param headway seconds between two
 */
public record Frequency(int trip, int from, int until, int headway) {}
