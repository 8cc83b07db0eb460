package io.parkcloud.traffic.plan;

import java.util.Arrays;

/** What is different today about one run of a trip. */
public final class TripChange {
    private static final TripChange CANCELLED = new TripChange(true, new int[0], new int[0], new boolean[0]);

    private final boolean cancelled;
    private final int[] arrivalDelay;
    private final int[] departureDelay;
    private final boolean[] skipped;

    private TripChange(boolean cancelled, int[] arrivalDelay, int[] departureDelay, boolean[] skipped) {
        this.cancelled = cancelled;
        this.arrivalDelay = arrivalDelay;
        this.departureDelay = departureDelay;
        this.skipped = skipped;
    }

    /** It does not run. */
    public static TripChange cancellation() {
        return CANCELLED;
    }

    /** It runs, earlier or later at its calls, in the order of travel; some it passes by. Delays are seconds. */
    public static TripChange delays(int[] arrival, int[] departure, boolean[] skipped) {
        return new TripChange(false, arrival.clone(), departure.clone(), skipped.clone());
    }

    boolean cancelled() {
        return cancelled;
    }

    int arrivalDelay(int position) {
        return arrivalDelay[position];
    }

    int departureDelay(int position) {
        return departureDelay[position];
    }

    boolean skipped(int position) {
        return skipped[position];
    }

    @Override
    public String toString() {
        return cancelled ? "cancelled" : "delays " + Arrays.toString(departureDelay);
    }
}
