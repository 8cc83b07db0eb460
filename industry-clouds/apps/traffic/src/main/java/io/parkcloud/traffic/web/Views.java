package io.parkcloud.traffic.web;

import io.parkcloud.traffic.board.Departure;
import io.parkcloud.traffic.event.RoadEvent;
import io.parkcloud.traffic.feed.Timetable;
import io.parkcloud.traffic.gtfs.Route;
import io.parkcloud.traffic.plan.Journey;
import io.parkcloud.traffic.plan.Leg;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API says, and what pages show of journeys. */
final class Views {
    private final Timetable timetable;

    Views(Timetable timetable) {
        this.timetable = timetable;
    }

    /** A stop; without an id it is a point on the map. */
    public record StopView(
            @Nullable String id,
            @Nullable String code,
            @Nullable String name,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable Boolean station,
            @Nullable Long metres) {}

    /** A line. */
    public record RouteView(String id, String label, String name, int type, String color, String textColor) {}

    /** A departure. */
    public record DepartureView(
            RouteView route,
            String trip,
            String serviceDay,
            String headsign,
            String stop,
            OffsetDateTime planned,
            OffsetDateTime expected,
            long delaySeconds,
            boolean realtime,
            boolean cancelled,
            boolean wheelchair) {}

    /** A part of a journey; a walk has no route. */
    public record LegView(
            String kind,
            @Nullable StopView from,
            @Nullable StopView to,
            OffsetDateTime departure,
            OffsetDateTime arrival,
            @Nullable OffsetDateTime plannedDeparture,
            @Nullable OffsetDateTime plannedArrival,
            @Nullable RouteView route,
            @Nullable String trip,
            @Nullable String headsign,
            @Nullable Boolean realtime,
            @Nullable List<StopView> stops) {

        /** Whether it is a ride. */
        public boolean ride() {
            return route != null;
        }
    }

    /** A journey. */
    public record JourneyView(
            OffsetDateTime departure, OffsetDateTime arrival, long durationSeconds, long rides, List<LegView> legs) {}

    /** A road event. */
    public record EventView(
            long id,
            String kind,
            String severity,
            Text title,
            Text text,
            List<double[]> points,
            List<String> routes,
            List<String> stops,
            Instant from,
            @Nullable Instant until) {}

    /** A text in two languages. */
    public record Text(String zh, String en) {}

    StopView stop(int number) {
        return stop(number, null);
    }

    StopView stop(int number, @Nullable Long metres) {
        var stop = timetable.feed().stops().get(number);
        var latitude = stop.placed() ? Double.valueOf(stop.latitude()) : null;
        var longitude = stop.placed() ? Double.valueOf(stop.longitude()) : null;
        return new StopView(
                stop.id(),
                stop.code().isEmpty() ? null : stop.code(),
                stop.name(),
                latitude,
                longitude,
                stop.kind() == 1,
                metres);
    }

    static RouteView route(Route route) {
        return new RouteView(
                route.id(), route.label(), route.longName(), route.type(), route.color(), route.textColor());
    }

    private OffsetDateTime at(Instant moment) {
        return moment.atZone(timetable.feed().zone()).toOffsetDateTime();
    }

    DepartureView departure(Departure departure) {
        return new DepartureView(
                route(departure.route()),
                departure.tripId(),
                departure.day().toString(),
                departure.headsign(),
                timetable.feed().stops().get(departure.stop()).id(),
                at(departure.planned()),
                at(departure.expected()),
                departure.delay().toSeconds(),
                departure.live(),
                departure.cancelled(),
                departure.wheelchair());
    }

    JourneyView journey(Journey journey) {
        return new JourneyView(
                at(journey.departure()),
                at(journey.arrival()),
                journey.duration().toSeconds(),
                journey.rides(),
                journey.legs().stream().map(this::leg).toList());
    }

    private LegView leg(Leg leg) {
        return switch (leg) {
            case Leg.Ride ride -> ride(ride);
            case Leg.Walk walk ->
                new LegView(
                        "walk",
                        walk.from() < 0 ? null : stop(walk.from()),
                        walk.to() < 0 ? null : stop(walk.to()),
                        at(walk.departure()),
                        at(walk.arrival()),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        };
    }

    private LegView ride(Leg.Ride ride) {
        var feed = timetable.feed();
        var trip = feed.trips().get(ride.run().trip());
        var route = feed.routes().get(trip.route());
        var stops = new ArrayList<StopView>();
        for (int call = ride.board(); call <= ride.alight(); call++) {
            stops.add(stop(feed.times().stop(call)));
        }
        return new LegView(
                "ride",
                stops.getFirst(),
                stops.getLast(),
                at(ride.departure()),
                at(ride.arrival()),
                at(ride.plannedDeparture()),
                at(ride.plannedArrival()),
                route(route),
                trip.id(),
                trip.headsign().isEmpty() ? route.longName() : trip.headsign(),
                ride.run().live(),
                stops);
    }

    static EventView event(RoadEvent event) {
        return new EventView(
                event.id(),
                event.kind().name(),
                event.severity().name(),
                new Text(event.titleZh(), event.titleEn()),
                new Text(event.textZh(), event.textEn()),
                event.points().stream()
                        .map(point -> new double[] {point.latitude(), point.longitude()})
                        .toList(),
                event.routeIds(),
                event.stopIds(),
                event.fromAt(),
                event.untilAt());
    }
}
