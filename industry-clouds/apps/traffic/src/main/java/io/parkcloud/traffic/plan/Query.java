package io.parkcloud.traffic.plan;

import java.util.Map;

/**
 * What {@link Raptor} is asked, in the seconds of one timetable.
 *
 * @param access seconds on foot to stops where a journey can begin
 * @param egress seconds on foot from stops where it can end
 * @param from earliest departure
 * @param until latest departure; the same as {@code from} asks for the earliest arrival only
 * @param latest no arrival after this is looked for
 * @param rides most vehicles used
 * @param wheelchair whether vehicles and stops must take a wheelchair
 */
record Query(
        Map<Integer, Integer> access,
        Map<Integer, Integer> egress,
        int from,
        int until,
        int latest,
        int rides,
        boolean wheelchair) {}
