package io.parkcloud.traffic.plan;

import java.time.Instant;

/** A part of a journey. */
public sealed interface Leg {

    /** When it begins. */
    Instant departure();

    /** When it ends. */
    Instant arrival();

    /**
     * A ride in a vehicle.
     *
     * @param run which run of which trip
     * @param board place of the feed's call where one gets on
     * @param alight place of the feed's call where one gets off
     * @param departure when it leaves, as far as is known
     * @param arrival when it arrives, as far as is known
     * @param plannedDeparture when it should leave
     * @param plannedArrival when it should arrive
     */
    record Ride(
            Run run,
            int board,
            int alight,
            Instant departure,
            Instant arrival,
            Instant plannedDeparture,
            Instant plannedArrival)
            implements Leg {}

    /**
     * A walk.
     *
     * @param from number of the stop it begins at; -1 for the place where the journey begins
     * @param to number of the stop it ends at; -1 for the place where the journey ends
     * @param departure when one sets out
     * @param arrival when one is there
     */
    record Walk(int from, int to, Instant departure, Instant arrival) implements Leg {}
}
