package io.parkcloud.network.securitygroup;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Proposal;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Reference;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.kind.World;
import io.parkcloud.network.spi.NetworkEngine;
import java.util.ArrayList;
import java.util.List;

/** What may pass the ports of a group. */
public final class SecurityGroupKind implements Kind<SecurityGroupSpec, SecurityGroupStatus> {

    public static final KindName NAME = new KindName("SecurityGroup", "security-groups", "network");

    private final NetworkEngine engine;

    public SecurityGroupKind(NetworkEngine engine) {
        this.engine = engine;
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
    public Class<SecurityGroupSpec> specType() {
        return SecurityGroupSpec.class;
    }

    @Override
    public Class<SecurityGroupStatus> observedType() {
        return SecurityGroupStatus.class;
    }

    @Override
    public SecurityGroupStatus unobserved() {
        return new SecurityGroupStatus(0);
    }

    @Override
    public Reconciler<SecurityGroupSpec, SecurityGroupStatus> reconciler() {
        return new SecurityGroupReconciler(engine);
    }

    @Override
    public List<Reference> references(SecurityGroupSpec spec) {
        var references = new ArrayList<Reference>();
        for (int i = 0; i < spec.rules().size(); i++) {
            int at = i;
            spec.rules()
                    .get(i)
                    .group()
                    .ifPresent(
                            group -> references.add(Reference.to("/rules/" + at + "/group", NAME.singular(), group)));
        }
        return references;
    }

    @Override
    public void check(Proposal<SecurityGroupSpec> proposal, World world) {
        RulePlan.wanted(proposal.id(), proposal.spec());
    }
}
