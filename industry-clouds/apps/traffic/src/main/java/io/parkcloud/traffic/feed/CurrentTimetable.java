package io.parkcloud.traffic.feed;

import io.parkcloud.traffic.gtfs.Feed;
import io.parkcloud.traffic.plan.Live;
import io.parkcloud.traffic.plan.Network;
import io.parkcloud.traffic.plan.Planner;
import io.parkcloud.traffic.plan.Walking;
import io.parkcloud.traffic.problem.Problem;
import io.parkcloud.traffic.problem.TrafficException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Holds what is in use. It is replaced as a whole, never changed. */
@Component
public class CurrentTimetable {
    private final ApplicationEventPublisher events;
    private volatile @Nullable Timetable timetable;

    CurrentTimetable(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** What is in use; empty while the program starts. */
    public Optional<Timetable> find() {
        return Optional.ofNullable(timetable);
    }

    /** @throws TrafficException {@code FEED_MISSING} while the program starts */
    public Timetable get() {
        return find().orElseThrow(() ->
                new TrafficException(Problem.FEED_MISSING, "The timetable is being read; try again in a few seconds"));
    }

    void use(long version, Feed feed) {
        timetable = Timetable.of(version, new Planner(Network.of(feed, Walking.usual()), Live.NOTHING));
        events.publishEvent(new TimetableChanged(version));
    }

    /** Applies what is known of the present, worked out against the very timetable it is applied to. */
    public synchronized void refresh(UnaryOperator<Planner> present) {
        var now = timetable;
        if (now != null) {
            timetable = now.with(present.apply(now.planner()));
        }
    }
}
