package io.parkcloud.blueprint;

import io.parkcloud.blueprint.Template.Part;
import io.parkcloud.control.kind.Charge;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindRegistry;
import io.parkcloud.control.resource.Json;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.resource.SpecReader;
import io.parkcloud.control.store.Headroom;
import io.parkcloud.control.store.Store;
import io.parkcloud.kernel.Metadata;
import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.ResourceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Shows what deploying would do, without doing any of it. */
public final class StackPlans {

    /** Stands for the id of a stack that does not exist yet. */
    private static final ResourceId NOT_YET = ResourceId.PLATFORM.derive("a stack that is only planned");

    private final KindRegistry kinds;
    private final Store store;
    private final SharedResources shared;

    StackPlans(KindRegistry kinds, Store store, SharedResources shared) {
        this.kinds = kinds;
        this.store = store;
        this.shared = shared;
    }

    /**
     * What would happen.
     *
     * @param steps   in order; those whose {@code after} is done run side by side
     * @param charges what all of it takes from the quota, against what is left
     */
    public record PlanView(
            String template, String version, List<StepView> steps, List<Headroom.Line> charges, boolean fits) {}

    /** @param spec as it would be asked for; what is only known later is left as an expression */
    public record StepView(
            String name,
            String kind,
            Map<String, String> title,
            String resourceName,
            List<String> after,
            JsonNode spec) {}

    /** @throws io.parkcloud.kernel.PlatformException for what would be refused */
    PlanView plan(Template template, String name, JsonNode given, Place place) {
        var parameters = Parameters.complete(template, given);
        var metadata = new Metadata(
                "Stack",
                NOT_YET,
                place.tenant(),
                place.project(),
                NetworkZone.INTRANET,
                name,
                Map.of(),
                1,
                1,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty());
        var values = new Values(metadata, parameters, Map.of(), this::sharedId);
        var steps = new ArrayList<StepView>();
        var charges = new TreeMap<String, Long>();
        for (var part : template.parts()) {
            var spec = Expression.resolve(part.spec(), path -> {
                var value = values.of(path);
                return value.isMissingNode() ? Json.MAPPER.getNodeFactory().stringNode("${" + path + "}") : value;
            });
            if (part.ready().isEmpty() || Expression.in(spec, "").isEmpty()) {
                charge(part, spec, kinds.named(part.kind()), charges);
            }
            var after = new TreeSet<>(part.exists());
            after.addAll(part.ready());
            steps.add(new StepView(
                    part.name(), part.kind(), part.title(), values.partName(part.name()), List.copyOf(after), spec));
        }
        var room = Headroom.of(store, List.of(place.tenant(), place.project()), charges);
        return new PlanView(template.name(), template.version(), steps, room.charges(), room.fits());
    }

    private static <S extends Record> void charge(Part part, JsonNode json, Kind<S, ?> kind, Map<String, Long> into) {
        var spec = SpecReader.decode(
                json, kind.specType(), "/resources/" + part.name() + "/spec", BlueprintErrors.TEMPLATE_INVALID);
        for (Charge charge : kind.charges(spec)) {
            into.merge(charge.metric(), charge.amount(), Long::sum);
        }
    }

    private ResourceId sharedId(String kind, String name) {
        return shared.find(kind, name)
                .orElseThrow(() -> BlueprintErrors.SHARED_NOT_FOUND.error(
                        "the template needs the shared %s \"%s\"; the system administrator can add it", kind, name));
    }
}
