package io.parkcloud.traffic.gtfs;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A checked feed. Everything is known by its number, which is its place in a list.
 *
 * @param agencies operators, at least one
 * @param stops stops and stations
 * @param routes lines
 * @param services on which days trips run
 * @param trips journeys of vehicles
 * @param times when trips are where
 * @param frequencies trips that are repeated
 * @param transfers rules for changing
 * @param shapes ways by id: latitude and longitude in turn, in millionths of a degree
 * @param version what the publisher calls this edition; may be empty
 */
public record Feed(
        List<Agency> agencies,
        List<Stop> stops,
        List<Route> routes,
        List<Service> services,
        List<Trip> trips,
        StopTimes times,
        List<Frequency> frequencies,
        List<Transfer> transfers,
        Map<String, int[]> shapes,
        String version) {

    public Feed {
        agencies = List.copyOf(agencies);
        stops = List.copyOf(stops);
        routes = List.copyOf(routes);
        services = List.copyOf(services);
        trips = List.copyOf(trips);
        frequencies = List.copyOf(frequencies);
        transfers = List.copyOf(transfers);
        shapes = Map.copyOf(shapes);
    }

    /** The zone of the timetable. GTFS wants the same for all operators of a feed. */
    public ZoneId zone() {
        return agencies.getFirst().zone();
    }

    /** First day with service; today's date means nothing here, so an empty feed gives the epoch. */
    public LocalDate from() {
        return services.stream()
                .flatMap(service -> service.first().stream())
                .min(LocalDate::compareTo)
                .orElse(LocalDate.EPOCH);
    }

    /** Last day with service. */
    public LocalDate until() {
        return services.stream()
                .flatMap(service -> service.last().stream())
                .max(LocalDate::compareTo)
                .orElse(LocalDate.EPOCH);
    }

    /** Numbers of stops by id. */
    public Map<String, Integer> stopNumbers() {
        var numbers = new HashMap<String, Integer>();
        for (int i = 0; i < stops.size(); i++) {
            numbers.put(stops.get(i).id(), i);
        }
        return numbers;
    }
}
