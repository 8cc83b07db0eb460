package io.parkcloud.traffic.plan;

/**
 * A stop near a place.
 *
 * @param stop its number
 * @param metres in a straight line
 */
public record NearStop(int stop, double metres) {}
