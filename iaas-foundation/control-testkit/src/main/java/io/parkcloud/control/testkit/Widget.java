package io.parkcloud.control.testkit;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Action;
import io.parkcloud.control.kind.Charge;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Proposal;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Reference;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.kind.World;
import io.parkcloud.kernel.ResourceId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A kind of no consequence: it has a size, may lean on another widget, and is as real as an entry in a map. */
public final class Widget implements Kind<Widget.Spec, Widget.Observed> {

    /** @param size charged as such @param leansOn another widget that must stay */
    public record Spec(@Min(1) @Max(100) int size, Optional<ResourceId> leansOn) {}

    /** @param size as the engine has it */
    public record Observed(int size) {}

    private final Map<ResourceId, Integer> engine = new ConcurrentHashMap<>();

    /** What is real. */
    public Map<ResourceId, Integer> engine() {
        return engine;
    }

    @Override
    public KindName name() {
        return new KindName("Widget", "widgets", "test");
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
    public Class<Observed> observedType() {
        return Observed.class;
    }

    @Override
    public Observed unobserved() {
        return new Observed(0);
    }

    @Override
    public List<Charge> charges(Spec spec) {
        return List.of(new Charge("widgets", 1), new Charge("widget_size", spec.size()));
    }

    @Override
    public List<Reference> references(Spec spec) {
        return spec.leansOn()
                .map(id -> List.of(Reference.to("/leansOn", "Widget", id)))
                .orElse(List.of());
    }

    /** A widget stands on all that it leans on, directly or not. */
    @Override
    public void check(Proposal<Spec> proposal, World world) {
        for (var next = proposal.spec().leansOn(); next.isPresent(); ) {
            var id = next.get();
            next = world.find(Spec.class, id)
                    .filter(found -> found.id().equals(id))
                    .orElseThrow(() -> new IllegalStateException("asked for " + id + ", another one or none was found"))
                    .spec()
                    .leansOn();
        }
    }

    @Override
    public Map<String, Action<Spec, Observed>> actions() {
        return Map.of("double", new Action.Change<>(s -> new Spec(s.size() * 2, s.leansOn())));
    }

    @Override
    public Reconciler<Spec, Observed> reconciler() {
        return pass -> {
            if (pass.deleting()) {
                engine.remove(pass.id());
                return Outcome.forget();
            }
            var real = engine.getOrDefault(pass.id(), 0);
            if (real != pass.spec().size()) {
                engine.put(pass.id(), pass.spec().size());
                return Outcome.again(new Observed(pass.spec().size())).step("Shaping");
            }
            return Outcome.ready(new Observed(real));
        };
    }
}
