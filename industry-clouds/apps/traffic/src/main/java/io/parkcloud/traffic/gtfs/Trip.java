package io.parkcloud.traffic.gtfs;

/**
 * One journey of a vehicle on the days of a service.
 *
 * @param id its id in the feed
 * @param route number of its line
 * @param service number of its service
 * @param headsign where it says it goes; may be empty
 * @param direction 0 or 1, -1 if unknown
 * @param shape id of the way it takes; may be empty
 * @param wheelchair wheelchair_accessible: 0 unknown, 1 possible, 2 not possible
 */
public record Trip(String id, int route, int service, String headsign, int direction, String shape, int wheelchair) {}
