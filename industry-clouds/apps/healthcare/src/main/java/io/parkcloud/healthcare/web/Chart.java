package io.parkcloud.healthcare.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line of values over time as the page draws it in SVG: the geometry is the server's, the colours are the style sheet's.
 *
 * @param name what was observed
 * @param unit its unit
 * @param line the points of the line
 * @param dots each value
 * @param low smallest value
 * @param high largest value
 */
public record Chart(String name, String unit, String line, List<Dot> dots, double low, double high) {
    /** Size of the drawing. */
    public static final int WIDTH = 420;

    public static final int HEIGHT = 120;
    private static final int EDGE = 12;

    /**
     * A value.
     *
     * @param x where
     * @param y where
     * @param label when and how much
     */
    public record Dot(int x, int y, String label) {}

    /**
     * A value that was observed.
     *
     * @param at when, in milliseconds
     * @param day the same, for people
     * @param value how much
     */
    record Point(long at, String day, double value) {}

    /** Draws points, which are in the order of time. */
    static Chart of(String name, String unit, List<Point> points) {
        double low = points.stream().mapToDouble(Point::value).min().orElse(0);
        double high = points.stream().mapToDouble(Point::value).max().orElse(0);
        double tall = high > low ? high - low : 1;
        long first = points.getFirst().at();
        double wide = Math.max(1, points.getLast().at() - first);
        var dots = new ArrayList<Dot>();
        for (var point : points) {
            int x = (int) (EDGE + (point.at() - first) / wide * (WIDTH - 2 * EDGE));
            int y = (int) (HEIGHT - EDGE - (point.value() - low) / tall * (HEIGHT - 2 * EDGE));
            dots.add(new Dot(x, y, point.day() + ": " + String.format(Locale.ROOT, "%.1f %s", point.value(), unit)));
        }
        var line = String.join(
                " ", dots.stream().map(dot -> dot.x() + "," + dot.y()).toList());
        return new Chart(name, unit, line, dots, low, high);
    }
}
