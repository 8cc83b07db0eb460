package io.parkcloud.blueprint;

import io.parkcloud.control.resource.Json;
import io.parkcloud.control.security.Authorizer;
import io.parkcloud.control.web.Places;
import io.parkcloud.control.web.PrincipalSource;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The template catalogue, and what deploying one would do. */
@RestController
@RequestMapping("/api/v1")
class TemplateController {

    private final TemplateCatalog templates;
    private final StackPlans plans;
    private final Places places;
    private final PrincipalSource principals;

    TemplateController(TemplateCatalog templates, StackPlans plans, Places places, PrincipalSource principals) {
        this.templates = templates;
        this.plans = plans;
        this.places = places;
        this.principals = principals;
    }

    /** A template, for people who choose one. */
    record TemplateView(
            String name,
            String version,
            String category,
            Map<String, String> title,
            Map<String, String> description,
            JsonNode parameters,
            List<PartView> resources) {}

    /** A part of it; {@code after} names the parts that it needs. */
    record PartView(String name, String kind, Map<String, String> title, List<String> after) {}

    /** What a plan is asked for. */
    record PlanRequest(
            @NotBlank String template,
            @Nullable String name,
            @Nullable JsonNode parameters) {}

    @GetMapping("/templates")
    List<TemplateView> list() {
        principals.current();
        return templates.all().stream().map(TemplateController::view).toList();
    }

    @GetMapping("/templates/{name}")
    TemplateView get(@PathVariable String name) {
        principals.current();
        return view(templates.named(name));
    }

    @PostMapping("/projects/{project}/stacks:plan")
    StackPlans.PlanView plan(@PathVariable String project, @Valid @RequestBody PlanRequest request) {
        var place = places.project(project);
        Authorizer.requirePlace(principals.current(), place.tenant(), place.project());
        var given = request.parameters() == null ? Json.MAPPER.createObjectNode() : request.parameters();
        var name = request.name() == null ? request.template() : request.name();
        return plans.plan(templates.named(request.template()), name, given, place);
    }

    static TemplateView view(Template t) {
        return new TemplateView(
                t.name(),
                t.version(),
                t.category(),
                t.title(),
                t.description(),
                t.parameters(),
                t.parts().stream().map(TemplateController::view).toList());
    }

    private static PartView view(Template.Part part) {
        var after = Stream.concat(part.exists().stream(), part.ready().stream())
                .distinct()
                .sorted()
                .toList();
        return new PartView(part.name(), part.kind(), part.title(), after);
    }
}
