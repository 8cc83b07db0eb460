package io.parkcloud.simulation;

import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.testkit.ControlPlane;
import io.parkcloud.control.testkit.Widget;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Widgets that lean on each other, under a quota that is often too small: the control plane alone, without real engines. */
final class WidgetScenario implements Scenario {

    private final Widget widgets = new Widget();
    private final List<ResourceId> made = new ArrayList<>();

    @Override
    public List<Kind<?, ?>> kinds(Setting setting) {
        return List.of(widgets);
    }

    @Override
    public void prepare(ControlPlane plane) {
        plane.store().setLimits(plane.place().project(), Map.of("widgets", 6L, "widget_size", 30L));
    }

    @Override
    public void act(ControlPlane plane, SplittableRandom random, Consumer<String> story) {
        Optional<ResourceId> some =
                made.isEmpty() ? Optional.empty() : Optional.of(made.get(random.nextInt(made.size())));
        var spec = new Widget.Spec(random.nextInt(1, 12), random.nextInt(3) == 0 ? some : Optional.empty());
        switch (random.nextInt(3)) {
            case 0 ->
                made.add(plane.create("w" + random.nextInt(8), spec).resource().id());
            case 1 ->
                some.filter(id -> plane.store().find(id).isPresent())
                        .ifPresent(id -> plane.change(id, new Widget.Spec(spec.size(), Optional.empty())));
            default -> some.filter(id -> plane.store().find(id).isPresent()).ifPresent(plane::delete);
        }
    }

    @Override
    public List<String> leftovers() {
        return widgets.engine().keySet().stream()
                .map(id -> "widget " + id + " is left")
                .toList();
    }

    @Override
    public List<String> violations(List<Resource<?, ?>> resources) {
        var known = resources.stream().map(Resource::id).toList();
        return widgets.engine().keySet().stream()
                .filter(id -> !known.contains(id))
                .map(id -> "widget " + id + " is real and nobody's")
                .toList();
    }

    @Override
    public List<String> unsettled(List<Resource<?, ?>> resources) {
        return resources.stream()
                .filter(r -> !((Widget.Spec) r.spec())
                        .equals(new Widget.Spec(
                                widgets.engine().getOrDefault(r.id(), 0), ((Widget.Spec) r.spec()).leansOn())))
                .map(r -> r.name() + " is not as wanted")
                .toList();
    }
}
