package io.parkcloud.ops.alarms;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Charge;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Scope;
import java.util.List;
import java.util.function.Function;

/** A kind whose facts are whatever the test says; alarms look at nothing else of it. */
record Pretended<S extends Record, T extends Record>(
        KindName name,
        Scope scope,
        Class<S> specType,
        Class<T> observedType,
        Function<Pass<S, T>, Outcome<T>> look,
        T unobserved)
        implements Kind<S, T> {

    @Override
    public Access access() {
        return scope == Scope.PLATFORM ? Access.PLATFORM : Access.PROJECT;
    }

    @Override
    public Reconciler<S, T> reconciler() {
        return pass -> pass.deleting() ? Outcome.forget() : look.apply(pass);
    }

    @Override
    public List<Charge> charges(S spec) {
        return List.of();
    }
}
