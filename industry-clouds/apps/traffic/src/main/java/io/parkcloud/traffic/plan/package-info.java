/**
 * Journey planning. {@link io.parkcloud.traffic.plan.Network} is what stands still: stops and the ways between them on foot.
 * {@link io.parkcloud.traffic.plan.DayTimetable} is what moves on one day, with realtime applied. {@code Raptor} finds the
 * journeys, after Delling, Pajor and Werneck, "Round-Based Public Transit Routing" (2012). Begin at
 * {@link io.parkcloud.traffic.plan.Planner}.
 * <p>Pure Java over int arrays: no Spring, no database, nothing allocated in the inner loop. Times are seconds after the day's
 * zero, which GTFS puts twelve hours before noon.
 * <p>Assumptions: between two rides one walks at most once. Changing at one stop takes the feed's time for it, or a minute.
 * A rule of the feed for changing between two stops replaces what their distance says.
 */
@NullMarked
package io.parkcloud.traffic.plan;

import org.jspecify.annotations.NullMarked;
