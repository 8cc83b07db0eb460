package io.parkcloud.traffic.plan;

import java.time.LocalDate;

/**
 * One run of a trip.
 *
 * @param trip number of the trip
 * @param day its service day
 * @param shift what is added to the feed's times to get planned seconds of the timetable's day
 * @param live whether something is known of it beyond the plan
 */
public record Run(int trip, LocalDate day, int shift, boolean live) {}
