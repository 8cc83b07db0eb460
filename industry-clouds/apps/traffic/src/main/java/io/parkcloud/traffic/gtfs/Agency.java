package io.parkcloud.traffic.gtfs;

import java.time.ZoneId;

/**
 * An operator.
 *
 * @param id its id; may be empty if there is only one
 * @param name its name
 * @param zone whose clock its timetable follows
 */
public record Agency(String id, String name, ZoneId zone) {}
