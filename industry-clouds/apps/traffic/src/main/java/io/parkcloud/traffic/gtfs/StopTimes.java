package io.parkcloud.traffic.gtfs;

/**
 * When every trip is where, in arrays because there are millions. A call is known by its place; those of a trip follow each
 * other in the order of travel.
 */
public final class StopTimes {
    /** Nobody gets on. */
    public static final int NO_PICKUP = 1;

    /** Nobody gets off. */
    public static final int NO_DROP_OFF = 2;

    private final int[] offset;
    private final int[] stop;
    private final int[] sequence;
    private final int[] arrival;
    private final int[] departure;
    private final byte[] flags;

    /** @param offset place of each trip's first call, and one more */
    StopTimes(int[] offset, int[] stop, int[] sequence, int[] arrival, int[] departure, byte[] flags) {
        this.offset = offset;
        this.stop = stop;
        this.sequence = sequence;
        this.arrival = arrival;
        this.departure = departure;
        this.flags = flags;
    }

    /** Place of a trip's first call. */
    public int first(int trip) {
        return offset[trip];
    }

    /** How many calls a trip has. */
    public int calls(int trip) {
        return offset[trip + 1] - offset[trip];
    }

    /** How many calls all trips have. */
    public int size() {
        return stop.length;
    }

    /** Number of the stop of a call. */
    public int stop(int call) {
        return stop[call];
    }

    /** The feed's stop_sequence of a call. */
    public int sequence(int call) {
        return sequence[call];
    }

    /** Seconds of the service day. */
    public int arrival(int call) {
        return arrival[call];
    }

    /** Seconds of the service day. */
    public int departure(int call) {
        return departure[call];
    }

    /** {@link #NO_PICKUP}, {@link #NO_DROP_OFF}, both or 0. */
    public int flags(int call) {
        return flags[call];
    }
}
