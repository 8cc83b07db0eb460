package io.parkcloud.ops.alarms.incident;

import io.parkcloud.kernel.ResourceId;
import io.parkcloud.ops.alarms.rule.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How it stands with an incident.
 *
 * @param severity   the worst of its alarms
 * @param alarms     how many count now
 * @param quiet      how many of them are silenced, or yield to others
 * @param members    the first of them
 * @param opened     when this episode began
 * @param resolved   when the last one ended
 * @param episodes   how often it came
 * @param deliveries what channels were told, the newest last
 */
public record IncidentStatus(
        State state,
        Optional<Severity> severity,
        int alarms,
        int quiet,
        List<Member> members,
        Optional<Instant> opened,
        Optional<Instant> resolved,
        int episodes,
        List<Delivery> deliveries) {

    static final IncidentStatus NEW = new IncidentStatus(
            State.RESOLVED, Optional.empty(), 0, 0, List.of(), Optional.empty(), Optional.empty(), 0, List.of());

    public IncidentStatus {
        members = List.copyOf(members);
        deliveries = List.copyOf(deliveries);
    }

    /** Where it is. */
    public enum State {
        OPEN,
        /** All that counts is known already, or follows from something else: nobody is told. */
        QUIET,
        RESOLVED
    }

    /** An alarm of it. */
    public record Member(
            ResourceId rule,
            String ruleName,
            Severity severity,
            Optional<ResourceId> resource,
            String name,
            Instant since,
            boolean quiet) {}

    IncidentStatus with(List<Delivery> told) {
        return new IncidentStatus(state, severity, alarms, quiet, members, opened, resolved, episodes, told);
    }
}
