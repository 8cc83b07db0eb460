package io.parkcloud.engine.simulated.network;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Reference;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.network.NetworkAttachment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Something that runs and is attached to a network, as instances and services are. */
final class Machine implements Kind<Machine.Spec, Machine.Seen> {

    record Spec(NetworkAttachment network) {}

    record Seen(Optional<IpAddress> address) {}

    @Override
    public KindName name() {
        return new KindName("Machine", "machines", "test");
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
    public Class<Spec> specType() {
        return Spec.class;
    }

    @Override
    public Class<Seen> observedType() {
        return Seen.class;
    }

    @Override
    public Seen unobserved() {
        return new Seen(Optional.empty());
    }

    @Override
    public List<Reference> references(Spec spec) {
        return spec.network().references("/network");
    }

    @Override
    public Reconciler<Spec, Seen> reconciler() {
        return Machine::reconcile;
    }

    private static Outcome<Seen> reconcile(Pass<Spec, Seen> pass) {
        if (pass.deleting()) {
            return Outcome.forget();
        }
        return pass.spec()
                .network()
                .ensurePort(pass, 0)
                .map(plugged ->
                        Outcome.ready(new Seen(Optional.of(plugged.wiring().address()))))
                .orElseGet(() -> Outcome.after(Duration.ofSeconds(5), pass.observed()));
    }
}
