package io.parkcloud.ops.alarms.channel;

import io.parkcloud.kernel.Metadata;
import io.parkcloud.ops.alarms.incident.Delivery;
import io.parkcloud.ops.alarms.incident.IncidentSpec;
import io.parkcloud.ops.alarms.incident.IncidentStatus.Member;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a channel is told.
 *
 * @param id       the same however often it is sent
 * @param delivery what of the incident it tells
 * @param members  the first of its alarms
 */
public record Message(
        String id,
        Metadata incident,
        IncidentSpec cause,
        Delivery delivery,
        Optional<Instant> opened,
        List<Member> members) {

    public Message {
        members = List.copyOf(members);
    }
}
