package io.parkcloud.traffic.event;

import io.parkcloud.traffic.feed.CurrentTimetable;
import io.parkcloud.traffic.problem.Problem;
import io.parkcloud.traffic.problem.TrafficException;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** Road events, as staff keep them and passengers read them. */
@Service
public class RoadEvents {
    private static final int TITLE = 120;
    private static final int TEXT = 2000;

    private final RoadEventMapper events;
    private final CurrentTimetable timetable;
    private final Clock clock;

    RoadEvents(RoadEventMapper events, CurrentTimetable timetable, Clock clock) {
        this.events = events;
        this.timetable = timetable;
        this.clock = clock;
    }

    /** Those that are going on or announced. */
    public List<RoadEvent> current() {
        return events.notOver(clock.instant());
    }

    /** Those that are going on now. */
    public List<RoadEvent> now() {
        var now = clock.instant();
        return current().stream().filter(event -> !event.fromAt().isAfter(now)).toList();
    }

    /** The latest, also those that are over. */
    public List<RoadEvent> latest() {
        return events.latest();
    }

    /** @throws TrafficException {@code EVENT_NOT_FOUND} */
    public RoadEvent require(long id) {
        return events.find(id)
                .orElseThrow(
                        () -> new TrafficException(Problem.EVENT_NOT_FOUND, "There is no road event number " + id));
    }

    /** Stores a new one or changes one. @throws TrafficException {@code EVENT_INVALID}, {@code EDIT_CONFLICT} */
    public void save(RoadEvent event) {
        check(event);
        if (event.id() == 0) {
            events.add(event);
        } else if (events.save(event) == 0) {
            require(event.id());
            throw new TrafficException(
                    Problem.EDIT_CONFLICT, "Somebody else changed the event meanwhile; load it again");
        }
    }

    /** Ends it now; one that is over stays as it is. */
    public void end(long id, String who) {
        require(id);
        events.end(id, who, clock.instant());
    }

    private void check(RoadEvent event) {
        if (event.titleZh().isBlank()) {
            throw invalid("The Chinese title is missing");
        }
        longest("title", TITLE, event.titleZh(), event.titleEn());
        longest("text", TEXT, event.textZh(), event.textEn());
        event.points();
        var until = event.untilAt();
        if (until != null && !until.isAfter(event.fromAt())) {
            throw invalid("The end (" + until + ") must be after the beginning (" + event.fromAt() + ")");
        }
        var now = timetable.get();
        for (var id : event.routeIds()) {
            if (!now.routeNumbers().containsKey(id)) {
                throw invalid("The timetable has no line '" + id + "'");
            }
        }
        for (var id : event.stopIds()) {
            if (now.stops().number(id).isEmpty()) {
                throw invalid("The timetable has no stop '" + id + "'");
            }
        }
    }

    private static void longest(String what, int most, String... texts) {
        for (var text : texts) {
            if (text.length() > most) {
                throw invalid("A " + what + " has " + text.length() + " characters, at most " + most + " are taken");
            }
        }
    }

    private static TrafficException invalid(String detail) {
        return new TrafficException(Problem.EVENT_INVALID, detail);
    }
}
