package io.parkcloud.blueprint;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.KindRegistry;
import io.parkcloud.control.kind.Proposal;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.kind.World;
import io.parkcloud.control.resource.Json;
import java.util.function.Supplier;

/** A template deployed. */
public final class StackKind implements Kind<StackSpec, StackObserved> {

    private final Supplier<TemplateCatalog> templates;
    private final StackReconciler reconciler;

    public StackKind(
            Supplier<TemplateCatalog> templates,
            Supplier<KindRegistry> kinds,
            SharedResources shared,
            Answers answers) {
        this.templates = templates;
        this.reconciler = new StackReconciler(templates, kinds, shared, answers);
    }

    @Override
    public KindName name() {
        return new KindName("Stack", "stacks", "deployments");
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
    public Class<StackSpec> specType() {
        return StackSpec.class;
    }

    @Override
    public Class<StackObserved> observedType() {
        return StackObserved.class;
    }

    @Override
    public StackObserved unobserved() {
        return StackObserved.nothing();
    }

    @Override
    public void check(Proposal<StackSpec> proposal, World world) {
        var spec = proposal.spec();
        proposal.before().ifPresent(before -> {
            if (!before.spec().template().equals(spec.template())) {
                throw BlueprintErrors.TEMPLATE_FIXED.error(
                        "this stack was made from %s; delete it and deploy %s instead",
                        before.spec().template(), spec.template());
            }
        });
        Parameters.complete(templates.get().named(spec.template()), Json.MAPPER.valueToTree(spec.given()));
    }

    @Override
    public Reconciler<StackSpec, StackObserved> reconciler() {
        return reconciler;
    }
}
