package io.parkcloud.ops.alarms.rule;

import io.parkcloud.kernel.ResourceId;
import io.parkcloud.ops.alarms.incident.IncidentSpec;
import io.parkcloud.ops.alarms.incident.IncidentSpec.Root;
import java.util.Optional;

/**
 * What alarms have in common.
 *
 * @param incident id of the incident, the same for the same cause
 */
record Cause(ResourceId incident, IncidentSpec spec) {

    /** The machine stays unnamed: which machines there are is the operator's business. */
    static Cause host(ResourceId project, ResourceId host) {
        return new Cause(project.derive("incident/host/" + host), new IncidentSpec(Root.HOST, Optional.empty(), ""));
    }

    static Cause owner(ResourceId project, ResourceId owner, String name) {
        return new Cause(
                project.derive("incident/" + owner), new IncidentSpec(Root.DEPLOYMENT, Optional.of(owner), name));
    }

    static Cause resource(ResourceId project, ResourceId resource, String name) {
        return new Cause(
                project.derive("incident/" + resource), new IncidentSpec(Root.RESOURCE, Optional.of(resource), name));
    }

    static Cause rule(ResourceId project, ResourceId rule, String name) {
        return new Cause(project.derive("incident/" + rule), new IncidentSpec(Root.RULE, Optional.of(rule), name));
    }
}
