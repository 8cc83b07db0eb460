package io.parkcloud.ops.alarms.incident;

import io.parkcloud.kernel.ResourceId;
import io.parkcloud.ops.alarms.incident.IncidentStatus.Member;
import java.util.List;

/**
 * An alarm that counts and belongs to the incident.
 *
 * @param quiet    whether it is silenced, or yields to another one
 * @param channels that its rule tells
 */
public record Firing(Member member, boolean quiet, List<ResourceId> channels) {

    public Firing {
        channels = List.copyOf(channels);
    }
}
