package io.parkcloud.traffic.plan;

import io.parkcloud.traffic.gtfs.Feed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Journeys and timetables of one feed at one state of the present. Made anew when either changes; for any number of threads.
 */
public final class Planner {
    private static final int LONGEST = 10 * 3600;
    private static final int DAYS_KEPT = 6;
    /** Nobody is told to walk further without a vehicle. */
    private static final double LONGEST_WALK_METRES = 2_000;

    private final Network network;
    private final Live live;
    private final Map<LocalDate, DayTimetable> days = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<LocalDate, DayTimetable> eldest) {
            return size() > DAYS_KEPT;
        }
    };

    public Planner(Network network, Live live) {
        this.network = network;
        this.live = live;
    }

    /** The same network with another present. */
    public Planner with(Live present) {
        return new Planner(network, present);
    }

    /** What stands still. */
    public Network network() {
        return network;
    }

    /** The feed. */
    public Feed feed() {
        return network.feed();
    }

    /** The moment from which a service day's seconds count. */
    public Instant zero(LocalDate service) {
        return DayTimetableBuilder.zero(service, feed().zone());
    }

    /** A day's timetable, made when it is first asked for. */
    public DayTimetable day(LocalDate date) {
        synchronized (days) {
            return days.computeIfAbsent(date, day -> DayTimetableBuilder.build(network.feed(), day, live));
        }
    }

    /** The best journeys by departure; empty if there is none. */
    public List<Journey> journeys(JourneyRequest request) {
        var timetable = day(request.at().atZone(feed().zone()).toLocalDate());
        int from = (int) Duration.between(timetable.zero(), request.at()).toSeconds();
        var query = new Query(
                network.around(request.from()),
                network.around(request.to()),
                from,
                from + (int) request.window().toSeconds(),
                from + (int) request.window().toSeconds() + LONGEST,
                request.rides(),
                request.wheelchair());
        var found = new Raptor(network, timetable, query).run();
        if (found.isEmpty() && query.until() > query.from()) {
            var once = new Query(
                    query.access(),
                    query.egress(),
                    query.until(),
                    query.until(),
                    query.latest(),
                    query.rides(),
                    query.wheelchair());
            found = new Raptor(network, timetable, once).run();
        }
        var journeys = new ArrayList<Journey>();
        var onFoot = onFoot(request);
        onFoot.ifPresent(journeys::add);
        var description = new Description(timetable, query);
        for (var journey : found) {
            var told = description.of(journey);
            boolean slower =
                    onFoot.isPresent() && told.duration().compareTo(onFoot.get().duration()) >= 0;
            if (!slower) {
                journeys.add(told);
            }
        }
        return journeys;
    }

    private Optional<Journey> onFoot(JourneyRequest request) {
        var from = point(request.from());
        var to = point(request.to());
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        double metres = Earth.metres(
                from.get().latitude(),
                from.get().longitude(),
                to.get().latitude(),
                to.get().longitude());
        if (metres > LONGEST_WALK_METRES) {
            return Optional.empty();
        }
        int seconds = network.walking().seconds(metres);
        return Optional.of(new Journey(
                List.of(new Leg.Walk(-1, -1, request.at(), request.at().plusSeconds(seconds)))));
    }

    private Optional<Place.AtPoint> point(Place place) {
        return switch (place) {
            case Place.AtPoint point -> Optional.of(point);
            case Place.AtStop stop -> {
                var at = feed().stops().get(stop.number());
                yield at.placed() ? Optional.of(new Place.AtPoint(at.latitude(), at.longitude())) : Optional.empty();
            }
        };
    }

    /** Turns numbers into what people are told. */
    private final class Description {
        private final DayTimetable day;
        private final Query query;

        Description(DayTimetable day, Query query) {
            this.day = day;
            this.query = query;
        }

        Journey of(Found found) {
            var legs = new ArrayList<Leg>();
            int at = -1;
            for (var hop : found.rides()) {
                var ride = ride(hop);
                int board = feed().times().stop(ride.board());
                if (at < 0) {
                    int walk = query.access().getOrDefault(board, 0);
                    walk(legs, -1, board, ride.departure().minusSeconds(walk), ride.departure());
                } else if (at != board) {
                    var arrival = legs.getLast().arrival();
                    walk(legs, at, board, arrival, arrival.plusSeconds(foot(at, board)));
                }
                legs.add(ride);
                at = feed().times().stop(ride.alight());
            }
            var last = legs.getLast().arrival();
            walk(legs, at, -1, last, last.plusSeconds(query.egress().getOrDefault(at, 0)));
            return new Journey(legs);
        }

        private void walk(List<Leg> legs, int from, int to, Instant departure, Instant arrival) {
            if (arrival.isAfter(departure)) {
                legs.add(new Leg.Walk(from, to, departure, arrival));
            }
        }

        private int foot(int from, int to) {
            for (int way = network.footFrom(from); way < network.footTo(from); way++) {
                if (network.footStop(way) == to) {
                    return network.footSeconds(way);
                }
            }
            return 0;
        }

        private Leg.Ride ride(Found.Hop hop) {
            var run = day.run(hop.run());
            int first = feed().times().first(run.trip());
            return new Leg.Ride(
                    run,
                    first + hop.board(),
                    first + hop.alight(),
                    day.zero().plusSeconds(day.departure(hop.run(), hop.board())),
                    day.zero().plusSeconds(day.arrival(hop.run(), hop.alight())),
                    day.zero().plusSeconds(feed().times().departure(first + hop.board()) + run.shift()),
                    day.zero().plusSeconds(feed().times().arrival(first + hop.alight()) + run.shift()));
        }
    }
}
