package io.parkcloud.traffic.web;

import io.parkcloud.traffic.feed.CurrentTimetable;
import io.parkcloud.traffic.feed.FeedVersions;
import io.parkcloud.traffic.feed.Timetable;
import io.parkcloud.traffic.plan.JourneyRequest;
import io.parkcloud.traffic.plan.Place;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the program and what it stands on are well: 200 if all of it is, else 503. */
@RestController
class HealthController {
    private static final Logger LOG = LoggerFactory.getLogger(HealthController.class);

    private final CurrentTimetable timetable;
    private final FeedVersions versions;

    HealthController(CurrentTimetable timetable, FeedVersions versions) {
        this.timetable = timetable;
        this.versions = versions;
    }

    @GetMapping("/healthz")
    ResponseEntity<Map<String, Object>> health() {
        boolean database = databaseAnswers();
        boolean loaded = timetable.find().isPresent();
        var body = new LinkedHashMap<String, Object>();
        body.put("status", database && loaded ? "up" : "down");
        body.put("database", database ? "up" : "down");
        body.put("timetable", loaded ? "up" : "down");
        return ResponseEntity.status(database && loaded ? 200 : 503).body(body);
    }

    /** Plans a ride of the timetable's first trip on the first day it runs: proves that planning works with the feed in use. */
    @GetMapping("/healthz/journey")
    ResponseEntity<Map<String, Object>> journey() {
        long found = timetable.find().map(HealthController::journeys).orElse(0L);
        return ResponseEntity.status(found > 0 ? 200 : 503)
                .body(Map.of("status", found > 0 ? "up" : "down", "journeys", found));
    }

    private static long journeys(Timetable now) {
        var feed = now.feed();
        for (int trip = 0; trip < feed.trips().size(); trip++) {
            var service = feed.services().get(feed.trips().get(trip).service());
            int calls = feed.times().calls(trip);
            var day = service.first().filter(any -> calls > 1).flatMap(first -> first.datesUntil(first.plusDays(14))
                    .filter(service::runsOn)
                    .findFirst());
            if (day.isEmpty()) {
                continue;
            }
            int first = feed.times().first(trip);
            var leaves = now.planner().zero(day.get()).plusSeconds(feed.times().departure(first));
            var request = new JourneyRequest(
                    new Place.AtStop(feed.times().stop(first)),
                    new Place.AtStop(feed.times().stop(first + calls - 1)),
                    leaves.minusSeconds(600),
                    Duration.ofHours(1),
                    4,
                    false);
            return now.planner().journeys(request).size();
        }
        return 0;
    }

    private boolean databaseAnswers() {
        try {
            return versions.active().isPresent();
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("database does not answer", e);
            return false;
        }
    }
}
