package io.parkcloud.blueprint;

import io.parkcloud.blueprint.StackObserved.CheckView;
import io.parkcloud.blueprint.StackObserved.PartView;
import io.parkcloud.blueprint.StackPlanner.Plan;
import io.parkcloud.blueprint.Template.Check;
import io.parkcloud.blueprint.Template.Part;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindRegistry;
import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.resource.Json;
import io.parkcloud.control.resource.SpecReader;
import io.parkcloud.kernel.Condition;
import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the parts of a stack, waits for them, removes them in reverse. Whatever changes at a part wakes the stack. */
final class StackReconciler implements Reconciler<StackSpec, StackObserved> {

    private static final String ANSWERING = "Answering";

    /** Only a safety net: parts wake their stack when they change. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    /** How soon an answer is looked for after asking. */
    private static final Duration LISTEN = Duration.ofMillis(500);

    /** Nobody says when something begins to answer. What has long been silent is asked less often. */
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    private static final int SILENCE_PER_WAIT = 8;

    /** How often it is asked whether it still answers. */
    private static final Duration WATCH = Duration.ofMinutes(1);

    private final Supplier<TemplateCatalog> templates;
    private final Supplier<KindRegistry> kinds;
    private final SharedResources shared;
    private final Answers answers;

    StackReconciler(
            Supplier<TemplateCatalog> templates,
            Supplier<KindRegistry> kinds,
            SharedResources shared,
            Answers answers) {
        this.templates = templates;
        this.kinds = kinds;
        this.shared = shared;
        this.answers = answers;
    }

    @Override
    public Outcome<StackObserved> reconcile(Pass<StackSpec, StackObserved> pass) {
        var template = templates.get().named(pass.spec().template());
        var parts = parts(pass, template);
        var plan = StackPlanner.plan(template, parts, pass.deleting());
        return pass.deleting() ? remove(pass, template, parts, plan) : make(pass, template, parts, plan);
    }

    private Outcome<StackObserved> make(
            Pass<StackSpec, StackObserved> pass, Template template, Map<String, Resource<?, ?>> parts, Plan plan) {
        var parameters = Parameters.complete(
                template, Json.MAPPER.valueToTree(pass.spec().given()));
        var values = new Values(pass.resource().metadata(), parameters, parts, this::sharedId);
        for (var part : plan.make()) {
            parts.put(part.name(), ensure(pass, part, values, kinds.get().named(part.kind())));
        }
        if (plan.failed().isPresent()) {
            var part = plan.failed().get();
            var message = part.name() + " (" + part.kind() + "): " + message(parts.get(part.name()));
            return Outcome.failed(BlueprintErrors.PART_FAILED, message, observed(template, parts, Map.of()));
        }
        if (!plan.complete()) {
            var waiting = template.parts().stream()
                    .filter(p -> !isReady(parts.get(p.name())))
                    .map(Part::name)
                    .collect(Collectors.joining(", "));
            return Outcome.after(LOOK_AGAIN, observed(template, parts, Map.of()))
                    .step(waiting);
        }
        return prove(pass, template, values, observed(template, parts, outputs(template, values)));
    }

    /**
     * All parts are ready; whether they do together what they are for shows when they are asked. A stack that has been ready and
     * stops to answer stays ready, as its parts are, and says so in the condition {@value #ANSWERING}.
     */
    private Outcome<StackObserved> prove(
            Pass<StackSpec, StackObserved> pass, Template template, Values values, StackObserved observed) {
        var stack = pass.resource();
        if (template.readiness().isEmpty()) {
            return Outcome.ready(observed);
        }
        var checks = template.readiness().stream()
                .map(check -> view(check, values, pass.observed()))
                .toList();
        var answered =
                answers.of(checks.stream().map(check -> URI.create(check.url())).toList());
        if (answered.isEmpty()) {
            var asked = observed.checked(checks);
            var outcome = stack.ready() ? Outcome.ready(asked, LISTEN) : Outcome.after(LISTEN, asked);
            return outcome.step(checks.getFirst().name());
        }
        return judge(stack, observed.answered(checks, answered.get()), pass.now());
    }

    private static Outcome<StackObserved> judge(Resource<?, ?> stack, StackObserved observed, Instant now) {
        var bad = observed.checks().stream()
                .filter(check -> !check.message().isEmpty())
                .findFirst();
        if (bad.isEmpty()) {
            return Outcome.ready(observed, WATCH).with(ANSWERING, true, "Answers", "");
        }
        var check = bad.get();
        var outcome = stack.ready()
                ? Outcome.ready(observed, WATCH)
                : Outcome.after(askAgain(stack, now), observed).step(check.name());
        return outcome.with(
                ANSWERING, false, "NoGoodAnswer", check.name() + ": " + check.url() + ": " + check.message());
    }

    /** As it was answered last, if it was asked at the same address. */
    private static CheckView view(Check check, Values values, StackObserved before) {
        var url = Expression.resolve(check.url(), values::of).asString();
        return before.checks().stream()
                .filter(known ->
                        known.name().equals(check.name()) && known.url().equals(url))
                .findFirst()
                .orElseGet(() -> new CheckView(check.name(), check.title(), url, null, ""));
    }

    private static Duration askAgain(Resource<?, ?> stack, Instant now) {
        long silent = stack.status()
                .condition(ANSWERING)
                .filter(c -> c.state() == Condition.State.FALSE)
                .map(c -> Duration.between(c.since(), now).toMillis())
                .orElse(0L);
        return Duration.ofMillis(
                Math.clamp(silent / SILENCE_PER_WAIT, SHORTEST_WAIT.toMillis(), LONGEST_WAIT.toMillis()));
    }

    private Outcome<StackObserved> remove(
            Pass<StackSpec, StackObserved> pass, Template template, Map<String, Resource<?, ?>> parts, Plan plan) {
        if (plan.empty()) {
            return Outcome.forget();
        }
        plan.remove().stream()
                .map(part -> parts.get(part.name()))
                .filter(part -> part != null && !part.metadata().deleting())
                .forEach(part -> pass.deleteOwned(part.id()));
        var left = String.join(", ", parts.keySet());
        return Outcome.after(LOOK_AGAIN, observed(template, parts, Map.of())).step(left);
    }

    private <C extends Record> Resource<C, ?> ensure(
            Pass<StackSpec, StackObserved> pass, Part part, Values values, Kind<C, ?> kind) {
        var json = Expression.resolve(part.spec(), values::of);
        var spec = SpecReader.decode(
                json, kind.specType(), "/resources/" + part.name() + "/spec", BlueprintErrors.TEMPLATE_INVALID);
        return pass.ensureOwned(part.name(), kind.specType(), values.partName(part.name()), spec);
    }

    private ResourceId sharedId(String kind, String name) {
        return shared.find(kind, name)
                .orElseThrow(() -> BlueprintErrors.SHARED_NOT_FOUND.error(
                        "the template needs the shared %s \"%s\"; the system administrator can add it", kind, name));
    }

    private static Map<String, Resource<?, ?>> parts(Pass<StackSpec, StackObserved> pass, Template template) {
        var byId = pass.owned().stream()
                .collect(Collectors.<Resource<?, ?>, ResourceId, Resource<?, ?>>toMap(Resource::id, r -> r));
        var parts = new LinkedHashMap<String, Resource<?, ?>>();
        for (var part : template.parts()) {
            var resource = byId.get(pass.id().derive(part.name()));
            if (resource != null) {
                parts.put(part.name(), resource);
            }
        }
        return parts;
    }

    private static Map<String, String> outputs(Template template, Values values) {
        var outputs = new HashMap<String, String>();
        template.outputs().forEach((name, expression) -> {
            var value = Expression.resolve(expression, values::of);
            outputs.put(name, value.isString() ? value.asString() : value.toString());
        });
        return outputs;
    }

    private static StackObserved observed(
            Template template, Map<String, Resource<?, ?>> parts, Map<String, String> outputs) {
        List<PartView> views =
                template.parts().stream().map(p -> view(p, parts.get(p.name()))).toList();
        return new StackObserved(template.version(), views, outputs, List.of());
    }

    private static PartView view(Part part, @Nullable Resource<?, ?> resource) {
        if (resource == null) {
            return new PartView(part.name(), part.kind(), part.title(), null, null, false, "");
        }
        return new PartView(
                part.name(),
                part.kind(),
                part.title(),
                resource.id(),
                resource.phase(),
                isReady(resource),
                message(resource));
    }

    private static boolean isReady(@Nullable Resource<?, ?> resource) {
        return resource != null && resource.ready();
    }

    private static String message(@Nullable Resource<?, ?> resource) {
        if (resource == null || resource.phase() == Phase.READY) {
            return "";
        }
        return resource.status()
                .condition("Ready")
                .filter(c -> c.state() != Condition.State.TRUE)
                .map(Condition::message)
                .orElse("");
    }
}
