package io.parkcloud.ops.alarms.rule;

import io.parkcloud.kernel.ResourceId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When something is wrong.
 *
 * @param query      a query of the project's metrics (PromQL): each series that it answers with is an alarm
 * @param severity   of these alarms
 * @param forSeconds how long a series must be answered before its alarm counts; left out, a minute
 * @param grouping   what makes alarms one incident; left out, what they seem to have in common
 * @param yieldsTo   another rule: while that one has an alarm in the same incident, these are not told
 * @param channels   who is told; without any, incidents only show in the portal
 * @param advice     what to do, for whoever is told
 */
public record AlarmRuleSpec(
        @NotBlank @Size(max = 4096) String query,
        @NotNull Severity severity,
        Optional<@Min(0) @Max(86400) Integer> forSeconds,
        Optional<Grouping> grouping,
        Optional<ResourceId> yieldsTo,

        @Size(max = 10, message = "at most 10 channels") List<ResourceId> channels,
        Optional<@Size(max = 500) String> advice) {

    private static final int USUAL_SECONDS = 60;

    public AlarmRuleSpec {
        channels = channels == null ? List.of() : List.copyOf(channels);
    }

    /** What alarms of one incident have in common. */
    public enum Grouping {
        /** The machine, if that is what failed; else the deployment; else the resource. */
        CAUSE,
        RESOURCE,
        /** All alarms of the rule are one incident. */
        RULE
    }

    Duration patience() {
        return Duration.ofSeconds(forSeconds.orElse(USUAL_SECONDS));
    }
}
