package io.parkcloud.traffic.event;

import io.parkcloud.traffic.problem.Problem;
import io.parkcloud.traffic.problem.TrafficException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A point on the map. One is a place, several in a row are a line.
 *
 * @param latitude degrees
 * @param longitude degrees
 */
public record MapPoint(double latitude, double longitude) {
    private static final int MOST = 200;

    /** Points as staff write them: latitude and longitude with a comma, one point a line. */
    public static List<MapPoint> parse(String text) {
        var points = new ArrayList<MapPoint>();
        for (var line : text.strip().split("[\\n;]+")) {
            if (!line.isBlank()) {
                points.add(one(line.strip()));
            }
        }
        if (points.isEmpty() || points.size() > MOST) {
            throw new TrafficException(
                    Problem.EVENT_INVALID, "The place has " + points.size() + " points, must have 1 to " + MOST);
        }
        return points;
    }

    private static MapPoint one(String line) {
        var parts = line.split("[,，]");
        try {
            double latitude = Double.parseDouble(parts[0].strip());
            double longitude = parts.length == 2 ? Double.parseDouble(parts[1].strip()) : Double.NaN;
            if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
                return new MapPoint(latitude, longitude);
            }
        } catch (NumberFormatException e) {
            // Told below, like numbers out of range.
        }
        throw new TrafficException(
                Problem.EVENT_INVALID,
                "The point '" + line + "' must be latitude and longitude in degrees, such as 35.0456,-85.3097");
    }

    /** The way {@link #parse} reads it. */
    public static String write(List<MapPoint> points) {
        return points.stream()
                .map(point -> String.format(Locale.ROOT, "%.6f,%.6f", point.latitude, point.longitude))
                .collect(Collectors.joining("\n"));
    }
}
