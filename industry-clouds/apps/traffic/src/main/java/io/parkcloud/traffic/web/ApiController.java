package io.parkcloud.traffic.web;

import io.parkcloud.traffic.board.StopBoard;
import io.parkcloud.traffic.event.RoadEvents;
import io.parkcloud.traffic.feed.CurrentTimetable;
import io.parkcloud.traffic.plan.JourneyRequest;
import io.parkcloud.traffic.problem.Problem;
import io.parkcloud.traffic.problem.TrafficException;
import io.parkcloud.traffic.web.Views.DepartureView;
import io.parkcloud.traffic.web.Views.EventView;
import io.parkcloud.traffic.web.Views.JourneyView;
import io.parkcloud.traffic.web.Views.StopView;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What programs can ask; the README describes it. */
@RestController
@RequestMapping("/api")
class ApiController {
    private static final int MOST_STOPS = 100;
    private static final int MOST_DEPARTURES = 200;
    private static final int FARTHEST_METRES = 5_000;

    private final CurrentTimetable timetable;
    private final RoadEvents events;
    private final MapGeometry geometry;
    private final Clock clock;

    ApiController(CurrentTimetable timetable, RoadEvents events, MapGeometry geometry, Clock clock) {
        this.timetable = timetable;
        this.events = events;
        this.geometry = geometry;
        this.clock = clock;
    }

    @GetMapping("/feed")
    Map<String, Object> feed() {
        var now = timetable.get();
        var feed = now.feed();
        return Map.of(
                "version", now.version(),
                "from", feed.from().toString(),
                "until", feed.until().toString(),
                "timeZone", feed.zone().getId(),
                "stops", feed.stops().size(),
                "routes", feed.routes().stream().map(Views::route).toList(),
                "trips", feed.trips().size());
    }

    @GetMapping("/stops")
    Map<String, List<StopView>> stops(
            @RequestParam @Nullable String q,
            @RequestParam @Nullable String near,
            @RequestParam(defaultValue = "500") int metres,
            @RequestParam(defaultValue = "20") int limit) {
        var now = timetable.get();
        var views = new Views(now);
        Asked.within("limit", limit, 1, MOST_STOPS);
        Asked.within("metres", metres, 1, FARTHEST_METRES);
        if (near != null) {
            if (!(Asked.place(now, "near", near) instanceof io.parkcloud.traffic.plan.Place.AtPoint point)) {
                throw new TrafficException(
                        Problem.PARAMETER_INVALID, "The parameter 'near' must be latitude,longitude in degrees");
            }
            return Map.of(
                    "stops",
                    now.planner().network().near(point.latitude(), point.longitude(), metres).stream()
                            .limit(limit)
                            .map(found -> views.stop(found.stop(), Math.round(found.metres())))
                            .toList());
        }
        if (q == null || q.isBlank()) {
            throw new TrafficException(
                    Problem.PARAMETER_INVALID, "Give 'q' with a part of a name, or 'near' with latitude,longitude");
        }
        var found = now.stops().find(Asked.shortened(q), limit);
        return Map.of("stops", found.stream().map(views::stop).toList());
    }

    @GetMapping("/stops/{id}")
    StopView stop(@PathVariable String id) {
        var now = timetable.get();
        return new Views(now).stop(Asked.stop(now, id));
    }

    @GetMapping("/stops/{id}/departures")
    Map<String, Object> departures(
            @PathVariable String id,
            @RequestParam @Nullable String at,
            @RequestParam(defaultValue = "120") int minutes,
            @RequestParam(defaultValue = "20") int limit) {
        var now = timetable.get();
        var views = new Views(now);
        int stop = Asked.stop(now, id);
        var moment = Asked.moment(at, now.feed().zone(), clock.instant());
        var span = Duration.ofMinutes(Asked.within("minutes", minutes, 1, 24 * 60));
        Asked.within("limit", limit, 1, MOST_DEPARTURES);
        List<DepartureView> list = StopBoard.of(now, stop, moment, span, limit).stream()
                .map(views::departure)
                .toList();
        return Map.of("stop", views.stop(stop), "departures", list);
    }

    @GetMapping("/journeys")
    Map<String, List<JourneyView>> journeys(
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam @Nullable String at,
            @RequestParam(defaultValue = "60") int window,
            @RequestParam(defaultValue = "4") int rides,
            @RequestParam(defaultValue = "false") boolean wheelchair) {
        var now = timetable.get();
        var views = new Views(now);
        var request = new JourneyRequest(
                Asked.place(now, "from", from),
                Asked.place(now, "to", to),
                Asked.moment(at, now.feed().zone(), clock.instant()),
                Duration.ofMinutes(Asked.within("window", window, 0, 360)),
                Asked.within("rides", rides, 1, 8),
                wheelchair);
        return Map.of(
                "journeys",
                now.planner().journeys(request).stream().map(views::journey).toList());
    }

    @GetMapping("/events")
    Map<String, List<EventView>> events() {
        return Map.of("events", events.current().stream().map(Views::event).toList());
    }

    /** Everything the map is drawn from; changes only with the feed. */
    @GetMapping(value = "/map", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> map() {
        var now = timetable.get();
        return ResponseEntity.ok()
                .eTag("\"" + now.version() + "\"")
                .cacheControl(CacheControl.noCache())
                .body(geometry.of(now));
    }
}
