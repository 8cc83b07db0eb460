package io.parkcloud.network.securitygroup;

import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.network.internal.Convergence;
import io.parkcloud.network.spi.NetworkEngine;
import io.parkcloud.network.spi.ObservedSecurityGroup;

/** Keeps the engine's group as wanted. */
final class SecurityGroupReconciler implements Reconciler<SecurityGroupSpec, SecurityGroupStatus> {

    private final NetworkEngine engine;

    SecurityGroupReconciler(NetworkEngine engine) {
        this.engine = engine;
    }

    @Override
    public Outcome<SecurityGroupStatus> reconcile(Pass<SecurityGroupSpec, SecurityGroupStatus> pass) {
        if (pass.deleting()) {
            return Convergence.remove(pass, engine.securityGroups());
        }
        return Convergence.converge(
                pass,
                engine.securityGroups(),
                RulePlan.wanted(pass.id(), pass.spec()),
                () -> new SecurityGroupStatus(engine.securityGroups()
                        .observe(pass.id())
                        .map(ObservedSecurityGroup::ports)
                        .orElse(0)));
    }
}
