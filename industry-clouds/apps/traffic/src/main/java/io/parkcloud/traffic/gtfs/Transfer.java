package io.parkcloud.traffic.gtfs;

/**
 * A rule for changing between two stops.
 *
 * @param from number of a stop or station
 * @param to number of a stop or station
 * @param possible whether one can change here at all
 * @param seconds shortest time it takes; -1 if the feed leaves it to walking
 */
public record Transfer(int from, int to, boolean possible, int seconds) {}
