package io.parkcloud.ops.alarms.rule;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Proposal;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Reference;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.kind.World;
import io.parkcloud.control.resource.Provision;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.ops.alarms.ProjectAlarms;
import io.parkcloud.ops.alarms.channel.NotificationChannelKind;
import io.parkcloud.ops.metrics.promql.PromScope;
import io.parkcloud.ops.metrics.query.MetricQueries;
import io.parkcloud.ops.metrics.query.Turns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A query over the project's metrics that is asked every few seconds; each series it answers with is an alarm. */
public final class AlarmRuleKind implements Kind<AlarmRuleSpec, AlarmRuleStatus> {

    public static final KindName NAME = new KindName("AlarmRule", "alarm-rules", "ops");

    /** Rules that ask at the same time: the passes of all kinds share few threads, and a query may take its time. */
    private static final int RULES_AT_ONCE = 4;

    /** And of those, the rules of one organisation: who writes slow ones waits for themselves. */
    private static final int RULES_OF_ONE = 2;

    private final MetricQueries metrics;
    private final ProjectAlarms project;
    private final Supplier<Provision> provision;
    private final Consumer<ResourceId> hints;
    private final Turns turns = new Turns(RULES_AT_ONCE, RULES_OF_ONE);

    /**
     * The kind.
     *
     * @param provision makes incidents; known only when all kinds are
     * @param hints     is told the ids of incidents whose alarms have changed
     */
    public AlarmRuleKind(
            MetricQueries metrics, ProjectAlarms project, Supplier<Provision> provision, Consumer<ResourceId> hints) {
        this.metrics = metrics;
        this.project = project;
        this.provision = provision;
        this.hints = hints;
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
    public Class<AlarmRuleSpec> specType() {
        return AlarmRuleSpec.class;
    }

    @Override
    public Class<AlarmRuleStatus> observedType() {
        return AlarmRuleStatus.class;
    }

    @Override
    public AlarmRuleStatus unobserved() {
        return AlarmRuleStatus.NOTHING;
    }

    @Override
    public Reconciler<AlarmRuleSpec, AlarmRuleStatus> reconciler() {
        return new AlarmRuleReconciler(metrics, turns, project, provision, hints);
    }

    @Override
    public List<Reference> references(AlarmRuleSpec spec) {
        var references = new ArrayList<Reference>();
        spec.channels()
                .forEach(channel ->
                        references.add(Reference.to("/channels", NotificationChannelKind.NAME.singular(), channel)));
        spec.yieldsTo().ifPresent(other -> references.add(Reference.to("/yieldsTo", NAME.singular(), other)));
        return references;
    }

    /** A query that could never be asked is refused at once, not found out later. */
    @Override
    public void check(Proposal<AlarmRuleSpec> proposal, World world) {
        var scope = PromScope.of(proposal.tenant(), proposal.project());
        var unused = MetricQueries.checked(scope, proposal.spec().query());
    }
}
