package io.parkcloud.ops.alarms.channel;

import io.parkcloud.kernel.Metadata;
import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.ops.alarms.incident.Delivery;
import io.parkcloud.ops.alarms.incident.Delivery.Event;
import io.parkcloud.ops.alarms.incident.IncidentSpec;
import io.parkcloud.ops.alarms.incident.IncidentSpec.Root;
import io.parkcloud.ops.alarms.incident.IncidentStatus.Member;
import io.parkcloud.ops.alarms.rule.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A message about an incident of three alarms. */
final class Messages {

    static final ResourceId CHANNEL = ResourceId.of("01890000-0000-7000-8000-0000000000c1");
    static final Instant NOW = Instant.parse("2026-01-31T08:00:00Z");

    private static final ResourceId INCIDENT = ResourceId.of("01890000-0000-7000-8000-00000000000a");

    private Messages() {}

    static Message opened() {
        var incident = new Metadata(
                "Incident",
                INCIDENT,
                ResourceId.of("01890000-0000-7000-8000-00000000000b"),
                ResourceId.of("01890000-0000-7000-8000-00000000000c"),
                NetworkZone.INTRANET,
                "incident-1",
                Map.of(),
                1,
                1,
                NOW,
                Optional.empty(),
                Optional.empty());
        var delivery = new Delivery(
                "message-1",
                CHANNEL,
                Event.OPENED,
                1,
                Severity.CRITICAL,
                30,
                0,
                NOW,
                Optional.empty(),
                Optional.empty());
        var member = new Member(INCIDENT, "down", Severity.CRITICAL, Optional.empty(), "大厅-1", NOW, false);
        var cause = new IncidentSpec(Root.DEPLOYMENT, Optional.of(INCIDENT), "hall");
        return new Message("message-1", incident, cause, delivery, Optional.of(NOW), List.of(member, member));
    }
}
