package io.parkcloud.traffic.plan;

/** Distances within a city, where the earth is flat enough. */
public final class Earth {
    /** Metres of a degree of latitude. */
    public static final double METRES_PER_DEGREE = 111_195;

    private Earth() {}

    /** Metres of the straight line between two places in degrees. */
    public static double metres(double latitude1, double longitude1, double latitude2, double longitude2) {
        double north = (latitude2 - latitude1) * METRES_PER_DEGREE;
        double east =
                (longitude2 - longitude1) * METRES_PER_DEGREE * Math.cos(Math.toRadians((latitude1 + latitude2) / 2));
        return Math.sqrt(north * north + east * east);
    }
}
