package io.parkcloud.blueprint;

import io.parkcloud.blueprint.Template.Part;
import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides what a stack needs next. Pure. */
final class StackPlanner {

    private StackPlanner() {}

    /** What to do next; all of it may be done side by side. */
    record Plan(List<Part> make, List<Part> remove, Optional<Part> failed, boolean complete, boolean empty) {}

    /** @param parts the parts that exist, by name */
    static Plan plan(Template template, Map<String, Resource<?, ?>> parts, boolean deleting) {
        return deleting ? removal(template, parts) : making(template, parts);
    }

    private static Plan making(Template template, Map<String, Resource<?, ?>> parts) {
        var make = template.parts().stream()
                .filter(p -> parts.keySet().containsAll(p.exists())
                        && p.ready().stream().allMatch(n -> ready(parts, n)))
                .toList();
        var failed = template.parts().stream()
                .filter(p -> phase(parts, p.name()).filter(Phase.FAILED::equals).isPresent())
                .findFirst();
        boolean complete = template.parts().stream().allMatch(p -> ready(parts, p.name()));
        return new Plan(make, List.of(), failed, complete, parts.isEmpty());
    }

    /** In reverse: a part goes when nothing that is left needs it. */
    private static Plan removal(Template template, Map<String, Resource<?, ?>> parts) {
        var remove = template.parts().stream()
                .filter(p -> parts.containsKey(p.name()))
                .filter(p -> template.parts().stream()
                        .filter(other -> parts.containsKey(other.name()))
                        .noneMatch(other -> needs(other, p.name())))
                .toList();
        return new Plan(List.of(), remove, Optional.empty(), false, parts.isEmpty());
    }

    private static boolean needs(Part part, String name) {
        return part.exists().contains(name) || part.ready().contains(name);
    }

    private static boolean ready(Map<String, Resource<?, ?>> parts, String name) {
        var part = parts.get(name);
        return part != null && part.ready();
    }

    private static Optional<Phase> phase(Map<String, Resource<?, ?>> parts, String name) {
        return Optional.ofNullable(parts.get(name)).map(Resource::phase);
    }
}
