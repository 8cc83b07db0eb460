package io.parkcloud.traffic.plan;

import java.util.List;

/**
 * A journey as it was found: rides in the order of travel, and what is walked before, between and after.
 *
 * @param departure when one has to leave the place it begins at
 * @param arrival when one is at the place where it ends
 * @param rides the vehicles, at least one
 */
record Found(int departure, int arrival, List<Hop> rides) {

    /**
     * One ride.
     *
     * @param run number of the run
     * @param board position of its pattern where one gets on
     * @param alight position where one gets off
     */
    record Hop(int run, int board, int alight) {}

    /** Whether nobody would take the other instead: it leaves no later, arrives no earlier, needs no fewer vehicles. */
    boolean covers(Found other) {
        return departure >= other.departure && arrival <= other.arrival && rides.size() <= other.rides.size();
    }
}
