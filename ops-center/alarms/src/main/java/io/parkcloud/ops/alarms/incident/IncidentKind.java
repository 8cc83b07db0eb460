package io.parkcloud.ops.alarms.incident;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Charge;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Proposal;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.security.Principal;
import io.parkcloud.ops.alarms.AlarmErrors;
import io.parkcloud.ops.alarms.ProjectAlarms;
import io.parkcloud.ops.alarms.channel.Courier;
import java.util.List;

/** Alarms with one cause, from the first one on until the last one has ended. Comes again under the same name. */
public final class IncidentKind implements Kind<IncidentSpec, IncidentStatus> {

    public static final KindName NAME = new KindName("Incident", "incidents", "ops");

    private final ProjectAlarms project;
    private final Courier courier;

    public IncidentKind(ProjectAlarms project, Courier courier) {
        this.project = project;
        this.courier = courier;
    }

    @Override
    public KindName name() {
        return NAME;
    }

    @Override
    public Scope scope() {
        return Scope.PROJECT;
    }

    @Override
    public Access access() {
        return Access.PROJECT;
    }

    @Override
    public Class<IncidentSpec> specType() {
        return IncidentSpec.class;
    }

    @Override
    public Class<IncidentStatus> observedType() {
        return IncidentStatus.class;
    }

    @Override
    public IncidentStatus unobserved() {
        return IncidentStatus.NEW;
    }

    @Override
    public Reconciler<IncidentSpec, IncidentStatus> reconciler() {
        return new IncidentReconciler(project, courier);
    }

    /** That something is wrong is told whatever the quota. */
    @Override
    public List<Charge> charges(IncidentSpec spec) {
        return List.of();
    }

    @Override
    public void permit(Principal who, Proposal<IncidentSpec> proposal) {
        throw AlarmErrors.INCIDENT_MADE_BY_PLATFORM.error(
                "incidents come from alarms; make an alarm rule, or a silence for what is known already");
    }
}
