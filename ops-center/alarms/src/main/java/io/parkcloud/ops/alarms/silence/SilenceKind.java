package io.parkcloud.ops.alarms.silence;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Reference;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.ops.alarms.silence.SilenceStatus.State;
import java.time.Duration;
import java.util.List;

/** Alarms that are known already, for as long as it says. They count on; nobody is told. */
public final class SilenceKind implements Kind<SilenceSpec, SilenceStatus> {

    public static final KindName NAME = new KindName("Silence", "silences", "ops");

    private static final Duration LONGEST_LOOK = Duration.ofMinutes(5);

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
    public Class<SilenceSpec> specType() {
        return SilenceSpec.class;
    }

    @Override
    public Class<SilenceStatus> observedType() {
        return SilenceStatus.class;
    }

    @Override
    public SilenceStatus unobserved() {
        return new SilenceStatus(State.ACTIVE);
    }

    @Override
    public List<Reference> references(SilenceSpec spec) {
        return spec.rule()
                .map(rule -> List.of(Reference.to("/rule", "AlarmRule", rule)))
                .orElse(List.of());
    }

    @Override
    public Reconciler<SilenceSpec, SilenceStatus> reconciler() {
        return SilenceKind::reconcile;
    }

    private static Outcome<SilenceStatus> reconcile(Pass<SilenceSpec, SilenceStatus> pass) {
        if (pass.deleting()) {
            return Outcome.forget();
        }
        var left = Duration.between(pass.now(), pass.spec().until());
        if (left.isNegative() || left.isZero()) {
            return Outcome.ready(new SilenceStatus(State.ENDED));
        }
        var look = left.compareTo(LONGEST_LOOK) < 0 ? left : LONGEST_LOOK;
        return Outcome.ready(new SilenceStatus(State.ACTIVE), look);
    }
}
