package io.parkcloud.traffic.realtime;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.FeedHeader;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import io.parkcloud.traffic.TrafficSettings;
import io.parkcloud.traffic.event.RoadEvents;
import io.parkcloud.traffic.feed.CurrentTimetable;
import io.parkcloud.traffic.feed.TimetableChanged;
import io.parkcloud.traffic.problem.Problem;
import io.parkcloud.traffic.problem.TrafficException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** The last message of every source, applied to the timetable and given out again. In memory: it is old in minutes anyway. */
@Service
public class RealtimeFeeds {
    private final CurrentTimetable timetable;
    private final RoadEvents events;
    private final Duration stale;
    private final Clock clock;
    private final Map<String, Received> sources = new LinkedHashMap<>();
    private volatile Summary summary = new Summary(0, 0);

    /**
     * What a source said last.
     *
     * @param message the message
     * @param at when it came
     */
    public record Received(FeedMessage message, Instant at) {}

    /**
     * What came of all messages.
     *
     * @param runs runs that are different from the plan
     * @param unknown updates that could not be used
     */
    public record Summary(int runs, int unknown) {}

    RealtimeFeeds(CurrentTimetable timetable, RoadEvents events, TrafficSettings settings, Clock clock) {
        this.timetable = timetable;
        this.events = events;
        this.stale = settings.realtime().stale();
        this.clock = clock;
    }

    /** Takes a source's message in place of its last. @throws TrafficException {@code REALTIME_INVALID} */
    public Summary accept(String source, byte[] content) {
        try {
            var message = FeedMessage.parseFrom(content);
            synchronized (this) {
                sources.put(source, new Received(message, clock.instant()));
                return refresh();
            }
        } catch (InvalidProtocolBufferException e) {
            throw new TrafficException(
                    Problem.REALTIME_INVALID,
                    "The " + content.length + " bytes are no FeedMessage: " + e.getMessage(),
                    e);
        }
    }

    /** Forgets a source. */
    public synchronized void forget(String source) {
        if (sources.remove(source) != null) {
            refresh();
        }
    }

    /** What the sources said last, by name. */
    public synchronized Map<String, Received> received() {
        return Map.copyOf(sources);
    }

    /** What came of it. */
    public Summary summary() {
        return summary;
    }

    @EventListener
    void timetableChanged(TimetableChanged change) {
        synchronized (this) {
            refresh();
        }
    }

    /** What is too old counts no longer. */
    @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT15S")
    public synchronized void forgetStale() {
        var oldest = clock.instant().minus(stale);
        if (sources.values().removeIf(received -> received.at().isBefore(oldest))) {
            refresh();
        }
    }

    private Summary refresh() {
        var now = timetable.find();
        if (now.isPresent()) {
            var messages = sources.values().stream().map(Received::message).toList();
            var live = LiveState.of(now.get(), messages, clock.instant());
            summary = new Summary(live.size(), live.unknown());
            timetable.refresh(planner -> planner.with(live));
        }
        return summary;
    }

    /** Trip updates of all sources. */
    public FeedMessage tripUpdates() {
        return merged(FeedEntity::hasTripUpdate, List.of());
    }

    /** Vehicle positions of all sources. */
    public FeedMessage vehiclePositions() {
        return merged(FeedEntity::hasVehicle, List.of());
    }

    /** Alerts of all sources, and road events that name lines or stops. */
    public FeedMessage alerts() {
        var own = events.current().stream()
                .map(EventAlert::of)
                .flatMap(Optional::stream)
                .toList();
        return merged(FeedEntity::hasAlert, own);
    }

    private FeedMessage merged(Predicate<FeedEntity> wanted, List<FeedEntity> own) {
        var message = FeedMessage.newBuilder()
                .setHeader(FeedHeader.newBuilder()
                        .setGtfsRealtimeVersion("2.0")
                        .setIncrementality(FeedHeader.Incrementality.FULL_DATASET)
                        .setTimestamp(clock.instant().getEpochSecond()));
        received().forEach((source, received) -> received.message().getEntityList().stream()
                .filter(entity -> wanted.test(entity) && !entity.getIsDeleted())
                .map(entity ->
                        entity.toBuilder().setId(source + ":" + entity.getId()).build())
                .forEach(message::addEntity));
        return message.addAllEntity(own).build();
    }
}
