package io.parkcloud.traffic.web;

import io.parkcloud.traffic.event.EventKind;
import io.parkcloud.traffic.event.MapPoint;
import io.parkcloud.traffic.event.RoadEvent;
import io.parkcloud.traffic.event.RoadEvents;
import io.parkcloud.traffic.event.Severity;
import io.parkcloud.traffic.feed.CurrentTimetable;
import io.parkcloud.traffic.problem.Problem;
import io.parkcloud.traffic.problem.TrafficException;
import java.security.Principal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Road events, for the department. */
@Controller
@RequestMapping("/admin/events")
class EventAdminController {
    private final RoadEvents events;
    private final CurrentTimetable timetable;
    private final Clock clock;

    EventAdminController(RoadEvents events, CurrentTimetable timetable, Clock clock) {
        this.events = events;
        this.timetable = timetable;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("events", events.latest());
        model.addAttribute("now", clock.instant());
        return "admin-events";
    }

    @GetMapping("/new")
    String fresh(Model model) {
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        return form(
                new RoadEvent(
                        0, EventKind.ACCIDENT, Severity.WARNING, "", "", "", "", "", "", "", now, null, "", now, 0),
                model);
    }

    @GetMapping("/{id}")
    String edit(@PathVariable long id, Model model) {
        return form(events.require(id), model);
    }

    private String form(RoadEvent event, Model model) {
        model.addAttribute("event", event);
        model.addAttribute("kinds", EventKind.values());
        model.addAttribute("severities", Severity.values());
        model.addAttribute("routes", timetable.get().feed().routes());
        return "admin-event";
    }

    @PostMapping
    String save(@RequestParam Map<String, String> fields, Principal who) {
        var zone = timetable.get().feed().zone();
        var now = clock.instant();
        var until = text(fields, "until");
        events.save(new RoadEvent(
                number(fields, "id"),
                one(EventKind.values(), text(fields, "kind")),
                one(Severity.values(), text(fields, "severity")),
                text(fields, "titleZh"),
                text(fields, "titleEn"),
                text(fields, "textZh"),
                text(fields, "textEn"),
                MapPoint.write(MapPoint.parse(text(fields, "place"))),
                String.join(",", text(fields, "routes").split("[,，\\s]+")),
                String.join(",", text(fields, "stops").split("[,，\\s]+")),
                Asked.moment(text(fields, "from"), zone, now),
                until.isEmpty() ? null : Asked.moment(until, zone, now),
                who.getName(),
                now,
                (int) number(fields, "revision")));
        return "redirect:/admin/events";
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable long id, Principal who) {
        events.end(id, who.getName());
        return "redirect:/admin/events";
    }

    private static String text(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "").strip();
    }

    private static long number(Map<String, String> fields, String name) {
        var text = text(fields, name);
        if (!text.matches("\\d{1,9}")) {
            throw new TrafficException(
                    Problem.PARAMETER_INVALID,
                    "The field '" + name + "' was '" + Asked.shortened(text) + "', must be a number");
        }
        return Long.parseLong(text);
    }

    private static <E extends Enum<E>> E one(E[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new TrafficException(
                        Problem.EVENT_INVALID,
                        "'" + Asked.shortened(name) + "' must be one of " + Arrays.toString(values)));
    }
}
