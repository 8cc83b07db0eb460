package io.parkcloud.traffic.feed;

import io.parkcloud.traffic.gtfs.Feed;
import io.parkcloud.traffic.plan.Planner;
import java.util.HashMap;
import java.util.Map;

/**
 * What is in use at one moment.
 *
 * @param version number of the feed version
 * @param planner journeys and days, with realtime applied
 * @param stops for finding stops
 * @param tripNumbers numbers of trips by id
 * @param routeNumbers numbers of routes by id
 */
public record Timetable(
        long version,
        Planner planner,
        StopIndex stops,
        Map<String, Integer> tripNumbers,
        Map<String, Integer> routeNumbers) {

    static Timetable of(long version, Planner planner) {
        var feed = planner.feed();
        var trips = new HashMap<String, Integer>();
        for (int i = 0; i < feed.trips().size(); i++) {
            trips.put(feed.trips().get(i).id(), i);
        }
        var routes = new HashMap<String, Integer>();
        for (int i = 0; i < feed.routes().size(); i++) {
            routes.put(feed.routes().get(i).id(), i);
        }
        return new Timetable(version, planner, new StopIndex(feed), trips, routes);
    }

    Timetable with(Planner other) {
        return new Timetable(version, other, stops, tripNumbers, routeNumbers);
    }

    /** The feed. */
    public Feed feed() {
        return planner.feed();
    }
}
