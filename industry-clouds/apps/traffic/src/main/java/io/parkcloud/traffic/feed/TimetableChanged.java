package io.parkcloud.traffic.feed;

/**
 * Another feed is in use.
 *
 * @param version number of the feed version
 */
public record TimetableChanged(long version) {}
