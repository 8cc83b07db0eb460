/**
 * GTFS Realtime, taken in and given out. Messages come from addresses that are asked at intervals, or are handed in; the last
 * one of each source counts, and what is too old counts no longer. Trip updates become what is known of the present
 * ({@link io.parkcloud.traffic.plan.Live}); everything is given out again, with road events as alerts.
 *
 * @see <a href="https://gtfs.org/documentation/realtime/reference/">GTFS Realtime reference</a>
 */
@NullMarked
package io.parkcloud.traffic.realtime;

import org.jspecify.annotations.NullMarked;
