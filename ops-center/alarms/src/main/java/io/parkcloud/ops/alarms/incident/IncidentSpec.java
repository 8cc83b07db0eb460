package io.parkcloud.ops.alarms.incident;

import io.parkcloud.kernel.ResourceId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * What alarms have in common; the platform makes incidents, one for each cause.
 *
 * @param root    what kind of cause it is
 * @param subject the deployment, the resource or the rule; of a machine it is not told which
 * @param name    what people call it
 */
public record IncidentSpec(
        @NotNull Root root,
        Optional<ResourceId> subject,
        @NotNull @Size(max = 200) String name) {

    /** Kinds of causes. */
    public enum Root {
        /** A machine of the platform has failed, and what ran on it with it. */
        HOST,
        DEPLOYMENT,
        RESOURCE,
        RULE
    }
}
