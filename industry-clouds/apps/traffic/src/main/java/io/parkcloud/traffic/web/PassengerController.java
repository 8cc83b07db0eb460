package io.parkcloud.traffic.web;

import io.parkcloud.traffic.board.StopBoard;
import io.parkcloud.traffic.event.RoadEvent;
import io.parkcloud.traffic.event.RoadEvents;
import io.parkcloud.traffic.feed.CurrentTimetable;
import io.parkcloud.traffic.feed.Timetable;
import io.parkcloud.traffic.plan.JourneyRequest;
import io.parkcloud.traffic.plan.Place;
import io.parkcloud.traffic.web.Views.JourneyView;
import io.parkcloud.traffic.web.Views.StopView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** What passengers see. */
@Controller
class PassengerController {
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final Duration BOARD = Duration.ofHours(3);

    private final CurrentTimetable timetable;
    private final RoadEvents events;
    private final JsonMapper json;
    private final Clock clock;

    PassengerController(CurrentTimetable timetable, RoadEvents events, JsonMapper json, Clock clock) {
        this.timetable = timetable;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/")
    String home(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "false") boolean wheelchair,
            Model model) {
        var now = timetable.get();
        var moment = Asked.moment(at, now.feed().zone(), clock.instant());
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        model.addAttribute("at", moment);
        model.addAttribute("wheelchair", wheelchair);
        model.addAttribute("events", events.now());
        model.addAttribute("outside", outside(now, moment));
        boolean asked = !from.isBlank() && !to.isBlank();
        model.addAttribute("asked", asked);
        if (asked) {
            plan(now, from, to, moment, wheelchair, model);
        }
        return "home";
    }

    private void plan(Timetable now, String from, String to, Instant moment, boolean wheelchair, Model model) {
        var start = Asked.typed(now, from);
        var end = Asked.typed(now, to);
        model.addAttribute("unknown", start.isEmpty() ? from : end.isEmpty() ? to : null);
        if (start.isEmpty() || end.isEmpty()) {
            return;
        }
        var request = new JourneyRequest(start.get(), end.get(), moment, WINDOW, 4, wheelchair);
        var views = new Views(now);
        var journeys =
                now.planner().journeys(request).stream().map(views::journey).toList();
        model.addAttribute("fromName", name(now, start.get()));
        model.addAttribute("toName", name(now, end.get()));
        model.addAttribute("journeys", journeys);
        model.addAttribute("drawn", journeys.stream().map(this::drawn).toList());
    }

    /** What the map is given of a journey: a line for each leg. */
    private String drawn(JourneyView journey) {
        var lines = new ArrayList<Map<String, Object>>();
        for (var leg : journey.legs()) {
            var route = leg.route();
            var stops = leg.stops();
            if (route != null && stops != null) {
                lines.add(Map.of("color", route.color(), "points", points(stops)));
            } else {
                var ends = new ArrayList<StopView>();
                Optional.ofNullable(leg.from()).ifPresent(ends::add);
                Optional.ofNullable(leg.to()).ifPresent(ends::add);
                lines.add(Map.of("color", "", "points", points(ends)));
            }
        }
        return json.writeValueAsString(lines);
    }

    private static List<List<Double>> points(List<StopView> stops) {
        var points = new ArrayList<List<Double>>();
        for (var stop : stops) {
            var latitude = stop.latitude();
            var longitude = stop.longitude();
            if (latitude != null && longitude != null) {
                points.add(List.of(latitude, longitude));
            }
        }
        return points;
    }

    private static String name(Timetable now, Place place) {
        return switch (place) {
            case Place.AtStop stop -> now.feed().stops().get(stop.number()).name();
            case Place.AtPoint point -> point.latitude() + ", " + point.longitude();
        };
    }

    /** Whether the timetable says nothing about a day. */
    private static boolean outside(Timetable now, Instant moment) {
        LocalDate day = moment.atZone(now.feed().zone()).toLocalDate();
        return day.isBefore(now.feed().from()) || day.isAfter(now.feed().until());
    }

    @GetMapping("/stops")
    String stops(@RequestParam(defaultValue = "") String q, Model model) {
        var now = timetable.get();
        var views = new Views(now);
        model.addAttribute("q", q);
        model.addAttribute(
                "stops",
                now.stops().find(Asked.shortened(q), 50).stream()
                        .map(views::stop)
                        .toList());
        return "stops";
    }

    @GetMapping("/stops/{id}")
    String stop(@PathVariable String id, @RequestParam(defaultValue = "") String at, Model model) {
        var now = timetable.get();
        int number = Asked.stop(now, id);
        var moment = Asked.moment(at, now.feed().zone(), clock.instant());
        var departures = StopBoard.of(now, number, moment, BOARD, 30);
        var routes = departures.stream()
                .map(departure -> departure.route().id())
                .distinct()
                .toList();
        var ids = now.planner().network().stopsOf(number).stream()
                .map(stop -> now.feed().stops().get(stop).id())
                .toList();
        model.addAttribute("stop", new Views(now).stop(number));
        model.addAttribute("at", moment);
        model.addAttribute("atGiven", !at.isBlank());
        model.addAttribute("departures", departures);
        model.addAttribute("outside", outside(now, moment));
        model.addAttribute(
                "events",
                events.now().stream()
                        .filter(event -> touches(event, id, ids, routes))
                        .toList());
        return "stop";
    }

    private static boolean touches(RoadEvent event, String id, List<String> stops, List<String> routes) {
        return event.stopIds().contains(id)
                || event.stopIds().stream().anyMatch(stops::contains)
                || event.routeIds().stream().anyMatch(routes::contains);
    }

    @GetMapping("/map")
    String map(Model model) {
        timetable.get();
        model.addAttribute("events", events.current());
        return "map";
    }

    @GetMapping("/login")
    String login() {
        return "login";
    }
}
