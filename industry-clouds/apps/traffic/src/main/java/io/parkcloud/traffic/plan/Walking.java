package io.parkcloud.traffic.plan;

/**
 * How people walk.
 *
 * @param changeMetres longest way between two stops when changing
 * @param accessMetres longest way to the first stop and from the last
 * @param detour how much longer a way is than the straight line
 * @param metresPerSecond pace
 * @param changeSeconds what changing takes besides walking
 */
public record Walking(
        double changeMetres, double accessMetres, double detour, double metresPerSecond, int changeSeconds) {

    /** A pace that most people keep. */
    public static Walking usual() {
        return new Walking(400, 1000, 1.3, 1.2, 60);
    }

    /** Seconds for a straight line of so many metres. */
    int seconds(double metres) {
        return (int) Math.ceil(metres * detour / metresPerSecond);
    }
}
