package io.parkcloud.traffic.web;

import io.parkcloud.traffic.problem.Problem;
import io.parkcloud.traffic.problem.TrafficException;
import io.parkcloud.traffic.realtime.RealtimeFeeds;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** GTFS Realtime, given out to everybody and taken from the department. */
@RestController
class RealtimeController {
    private static final String PROTOBUF = "application/x-protobuf";

    private static final int MOST_BYTES = 16 << 20;

    private final RealtimeFeeds feeds;

    RealtimeController(RealtimeFeeds feeds) {
        this.feeds = feeds;
    }

    @GetMapping("/gtfs-rt/trip-updates")
    ResponseEntity<byte[]> tripUpdates() {
        return message(feeds.tripUpdates().toByteArray());
    }

    @GetMapping("/gtfs-rt/vehicle-positions")
    ResponseEntity<byte[]> vehiclePositions() {
        return message(feeds.vehiclePositions().toByteArray());
    }

    @GetMapping("/gtfs-rt/alerts")
    ResponseEntity<byte[]> alerts() {
        return message(feeds.alerts().toByteArray());
    }

    /** Takes a message in place of the one handed in before. */
    @PostMapping(value = "/api/realtime", consumes = PROTOBUF)
    RealtimeFeeds.Summary accept(InputStream body) throws IOException {
        byte[] content = body.readNBytes(MOST_BYTES + 1);
        if (content.length > MOST_BYTES) {
            throw new TrafficException(
                    Problem.REQUEST_TOO_LARGE,
                    "A realtime message may have " + MOST_BYTES + " bytes; send less at once");
        }
        return feeds.accept("handed-in", content);
    }

    private static ResponseEntity<byte[]> message(byte[] content) {
        return ResponseEntity.ok()
                .header("Content-Type", PROTOBUF)
                .cacheControl(CacheControl.noCache())
                .body(content);
    }
}
