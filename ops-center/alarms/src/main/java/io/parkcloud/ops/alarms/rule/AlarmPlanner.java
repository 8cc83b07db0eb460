package io.parkcloud.ops.alarms.rule;

import io.parkcloud.kernel.ResourceId;
import io.parkcloud.ops.alarms.rule.Alarm.State;
import io.parkcloud.ops.metrics.query.MetricsAnswer.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What becomes of a rule's alarms when its query was answered. Pure. */
final class AlarmPlanner {

    /** Alarms that are kept of one rule. */
    static final int MOST = 2_000;

    /** How long an alarm counts on without being answered: three collections. */
    static final Duration HOLD = Duration.ofSeconds(45);

    private static final int LONGEST_NAME = 120;

    private AlarmPlanner() {}

    /**
     * The alarms as they are now.
     *
     * @param before as they were
     * @param answered series that have a value
     */
    static AlarmRuleStatus next(
            ResourceId rule, AlarmRuleSpec spec, List<Alarm> before, List<Series> answered, Instant now) {
        var left =
                before.stream().collect(Collectors.toMap(Alarm::id, alarm -> alarm, (a, b) -> a, LinkedHashMap::new));
        var alarms = new ArrayList<Alarm>();
        int more = 0;
        for (var series : answered) {
            var id = rule.derive("alarm/" + labels(series)).toString();
            var known = Optional.ofNullable(left.remove(id));
            if (known.isEmpty() && alarms.size() + left.size() >= MOST) {
                more++; // Those that are told already stay.
            } else {
                alarms.add(seen(known.orElseGet(() -> fresh(id, series, now)), spec, now));
            }
        }
        left.values().forEach(gone -> held(gone, now).ifPresent(alarms::add));
        return AlarmRuleStatus.of(alarms, more);
    }

    private static Alarm fresh(String id, Series series, Instant now) {
        var labels = labels(series);
        var resource = Optional.ofNullable(labels.get("resource")).flatMap(ResourceId::parse);
        var name = Optional.ofNullable(labels.get("name")).orElseGet(() -> labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(", ")));
        return new Alarm(
                id,
                resource,
                name.substring(0, Math.min(LONGEST_NAME, name.length())),
                State.PENDING,
                now,
                Optional.empty(),
                Optional.empty());
    }

    private static Alarm seen(Alarm alarm, AlarmRuleSpec spec, Instant now) {
        boolean fires = alarm.counts() || !alarm.since().plus(spec.patience()).isAfter(now);
        return alarm.seen(fires ? State.FIRING : State.PENDING);
    }

    /** One that did not count yet is forgotten at once. */
    private static Optional<Alarm> held(Alarm alarm, Instant now) {
        var since = alarm.missing().orElse(now);
        boolean stays = alarm.counts() && now.isBefore(since.plus(HOLD));
        return stays ? Optional.of(alarm.missed(since)) : Optional.empty();
    }

    /** All that tells series apart; whose they are is the same for all of them. */
    private static Map<String, String> labels(Series series) {
        var labels = new java.util.TreeMap<>(series.labels());
        labels.keySet().removeAll(List.of("__name__", "tenant", "project", "instance", "job"));
        return labels;
    }
}
