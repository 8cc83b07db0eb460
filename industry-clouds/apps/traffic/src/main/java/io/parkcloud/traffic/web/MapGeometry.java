package io.parkcloud.traffic.web;

import io.parkcloud.traffic.feed.Timetable;
import io.parkcloud.traffic.plan.Earth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The lines' ways and the stops, as the map draws them. Made once for a feed: ways are thinned to what can be seen. */
@Component
class MapGeometry {
    /** No point of a way that is left out was further from the line drawn. */
    private static final double TOLERANCE_METRES = 8;

    private static final int WAYS_PER_ROUTE = 4;

    private final JsonMapper json;
    private volatile Made made = new Made(-1, new byte[0]);

    @SuppressWarnings("ArrayRecordComponent") // Is written to the response as it is and compared by nobody.
    private record Made(long version, byte[] body) {}

    MapGeometry(JsonMapper json) {
        this.json = json;
    }

    byte[] of(Timetable timetable) {
        var present = made;
        if (present.version() != timetable.version()) {
            present = new Made(timetable.version(), make(timetable));
            made = present;
        }
        return present.body();
    }

    private byte[] make(Timetable timetable) {
        var feed = timetable.feed();
        var used = new HashMap<Integer, Map<String, Integer>>();
        for (var trip : feed.trips()) {
            if (feed.shapes().containsKey(trip.shape())) {
                used.computeIfAbsent(trip.route(), route -> new HashMap<>()).merge(trip.shape(), 1, Integer::sum);
            }
        }
        var routes = new ArrayList<Map<String, Object>>();
        used.forEach((number, shapes) -> {
            var route = feed.routes().get(number);
            var ways = shapes.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .limit(WAYS_PER_ROUTE)
                    .map(shape -> thinned(feed.shapes().getOrDefault(shape.getKey(), new int[0])))
                    .toList();
            routes.add(Map.of("id", route.id(), "label", route.label(), "color", route.color(), "ways", ways));
        });
        var stops = new ArrayList<Map<String, Object>>();
        for (var stop : feed.stops()) {
            if (stop.kind() == 0 && stop.placed()) {
                var view = new LinkedHashMap<String, Object>();
                view.put("id", stop.id());
                view.put("name", stop.name());
                view.put("at", new double[] {stop.latitude(), stop.longitude()});
                stops.add(view);
            }
        }
        return json.writeValueAsBytes(Map.of("routes", routes, "stops", stops));
    }

    /** Ramer, Douglas and Peucker: of every stretch the farthest point is kept, if it is far enough. */
    private static List<double[]> thinned(int[] way) {
        int points = way.length / 2;
        var kept = new BitSet(points);
        var stretches = new ArrayDeque<int[]>();
        if (points > 0) {
            kept.set(0);
            kept.set(points - 1);
            stretches.push(new int[] {0, points - 1});
        }
        while (!stretches.isEmpty()) {
            var stretch = stretches.pop();
            int farthest = -1;
            double most = TOLERANCE_METRES;
            for (int i = stretch[0] + 1; i < stretch[1]; i++) {
                double away = away(way, i, stretch[0], stretch[1]);
                if (away > most) {
                    most = away;
                    farthest = i;
                }
            }
            if (farthest >= 0) {
                kept.set(farthest);
                stretches.push(new int[] {stretch[0], farthest});
                stretches.push(new int[] {farthest, stretch[1]});
            }
        }
        return kept.stream()
                .mapToObj(i -> new double[] {way[2 * i] / 1e6, way[2 * i + 1] / 1e6})
                .toList();
    }

    /** Metres from a point to the stretch between two others. */
    private static double away(int[] way, int point, int from, int to) {
        double scale = Math.cos(Math.toRadians(way[2 * from] / 1e6));
        double x = (way[2 * to + 1] - way[2 * from + 1]) * scale;
        double y = way[2 * to] - way[2 * from];
        double px = (way[2 * point + 1] - way[2 * from + 1]) * scale;
        double py = way[2 * point] - way[2 * from];
        double length = x * x + y * y;
        double along = length == 0 ? 0 : Math.clamp((px * x + py * y) / length, 0, 1);
        return Math.hypot(px - along * x, py - along * y) * Earth.METRES_PER_DEGREE / 1e6;
    }
}
