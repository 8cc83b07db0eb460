package io.parkcloud.ops.alarms.rule;

import io.parkcloud.kernel.Metadata;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.ops.alarms.rule.AlarmRuleSpec.Grouping;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what alarms have in common when they begin to count. Pure: what is known of their resources is handed in. */
final class Causes {

    /** So many at once on one machine are the machine's fault, also before it is known to be away. */
    static final int STORM = 10;

    private Causes() {}

    /**
     * What is known of a resource that an alarm is about.
     *
     * @param owner     the deployment that made it
     * @param ownerName its name
     * @param host      the machine that it runs on
     */
    record About(ResourceId id, String name, Optional<ResourceId> owner, String ownerName, Optional<ResourceId> host) {}

    /**
     * The cause of each.
     *
     * @param alarms that begin to count now
     * @param known of their resources, those that are in the project
     * @param away machines that do not answer
     * @return by the id of the alarm
     */
    static Map<String, Cause> of(
            Metadata rule, Grouping grouping, List<Alarm> alarms, Map<ResourceId, About> known, Set<ResourceId> away) {
        var onHost = alarms.stream()
                .flatMap(alarm -> about(alarm, known).stream())
                .flatMap(about -> about.host().stream())
                .collect(Collectors.groupingBy(host -> host, Collectors.counting()));
        var causes = new HashMap<String, Cause>();
        for (var alarm : alarms) {
            causes.put(
                    alarm.id(),
                    cause(
                            rule,
                            grouping,
                            about(alarm, known),
                            host -> away.contains(host) || onHost.getOrDefault(host, 0L) >= STORM));
        }
        return causes;
    }

    private static Optional<About> about(Alarm alarm, Map<ResourceId, About> known) {
        return alarm.resource().map(known::get);
    }

    private static Cause cause(
            Metadata rule, Grouping grouping, Optional<About> about, java.util.function.Predicate<ResourceId> failed) {
        var project = rule.project();
        if (about.isEmpty() || grouping == Grouping.RULE) {
            return Cause.rule(project, rule.id(), rule.name());
        }
        var it = about.get();
        if (grouping == Grouping.RESOURCE) {
            return Cause.resource(project, it.id(), it.name());
        }
        return it.host()
                .filter(failed)
                .map(host -> Cause.host(project, host))
                .or(() -> it.owner().map(owner -> Cause.owner(project, owner, it.ownerName())))
                .orElseGet(() -> Cause.resource(project, it.id(), it.name()));
    }
}
