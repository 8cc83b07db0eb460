package io.parkcloud.hall.form;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import io.parkcloud.hall.problem.FieldProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks a form's schema before people meet it: that it is JSON, that it is a schema, and that it says nothing which the pages
 * do not understand. Every problem names its place.
 */
@Component
public class SchemaCheck {
    private static final Set<String> TYPES = Set.of("string", "integer", "number", "boolean");
    /** The standard's keywords that stand inside a field or section without being sections or fields themselves. */
    private static final Set<String> STANDARD = Set.of(
            ("$schema $id $comment title description type properties required additionalProperties minLength maxLength"
                            + " pattern format minimum maximum exclusiveMinimum exclusiveMaximum multipleOf enum const"
                            + " default examples items minItems maxItems uniqueItems if then else allOf anyOf oneOf not"
                            + " dependentRequired dependentSchemas minProperties maxProperties propertyNames"
                            + " unevaluatedProperties")
                    .split(" "));

    private static final Set<String> FORMATS =
            Set.of("date", "date-time", "time", "email", "uri", "cn-resident-id", "cn-credit-code");

    private final JsonMapper json;
    private final Schema metaSchema;

    SchemaCheck(JsonMapper json) {
        this.json = json;
        var config =
                SchemaRegistryConfig.builder().pathType(PathType.JSON_POINTER).build();
        this.metaSchema = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config))
                .getSchema(SchemaLocation.of(Dialects.getDraft202012().getId()));
    }

    /**
     * What is wrong with a schema; empty if it can be published.
     *
     * @param applicantPointer the field that names the applicant, which the form must have
     */
    public List<FieldProblem> check(String text, String applicantPointer) {
        JsonNode schema;
        try {
            schema = json.readTree(text);
        } catch (JacksonException e) {
            var at = e.getLocation();
            var place = at == null ? "" : at.getLineNr() + ":" + at.getColumnNr();
            return List.of(FieldProblem.at(place, "schema.syntax", String.valueOf(e.getOriginalMessage())));
        }
        var problems = new ArrayList<FieldProblem>();
        for (var error : metaSchema.validate(schema)) {
            problems.add(FieldProblem.at(
                    error.getInstanceLocation().toString(), "schema.standard", String.valueOf(error.getMessage())));
        }
        if (problems.isEmpty()) {
            checkRoot(schema, problems);
            checkApplicant(schema, applicantPointer, problems);
        }
        return problems;
    }

    private static void checkRoot(JsonNode schema, List<FieldProblem> problems) {
        checkObject("", schema, problems);
        var sections = schema.path("properties");
        if (sections.isEmpty()) {
            problems.add(FieldProblem.at("/properties", "schema.empty"));
        }
        sections.forEachEntry((name, section) -> {
            var at = "/properties/" + name;
            checkObject(at, section, problems);
            checkTitle(at, section, problems);
            section.path("properties")
                    .forEachEntry((field, node) -> checkField(at + "/properties/" + field, node, problems));
        });
    }

    private static void checkObject(String at, JsonNode node, List<FieldProblem> problems) {
        checkKeywords(at, node, problems);
        if (!"object".equals(node.path("type").asString(""))) {
            problems.add(FieldProblem.at(at + "/type", "schema.object"));
        }
        node.path("required").forEach(name -> {
            if (!node.path("properties").has(name.asString())) {
                problems.add(FieldProblem.at(at + "/required", "schema.required", name.asString()));
            }
        });
    }

    private static void checkField(String at, JsonNode field, List<FieldProblem> problems) {
        checkKeywords(at, field, problems);
        checkTitle(at, field, problems);
        if (!TYPES.contains(field.path("type").asString(""))) {
            problems.add(FieldProblem.at(
                    at + "/type",
                    "schema.type",
                    String.join(", ", TYPES.stream().sorted().toList())));
        }
        if (field.has("format") && !FORMATS.contains(field.path("format").asString(""))) {
            problems.add(FieldProblem.at(
                    at + "/format", "schema.format", field.path("format").asString("")));
        }
        try {
            Pattern.compile(field.path("pattern").asString(""));
        } catch (PatternSyntaxException e) {
            problems.add(FieldProblem.at(at + "/pattern", "schema.pattern", e.getDescription()));
        }
        var seen = new HashSet<String>();
        field.path("enum").forEach(value -> {
            if (!value.isString() || !seen.add(value.asString())) {
                problems.add(FieldProblem.at(at + "/enum", "schema.enum", value.toString()));
            } else if (field.at("/x-labels")
                    .path(value.asString())
                    .path("zh")
                    .asString("")
                    .isBlank()) {
                problems.add(FieldProblem.at(at + "/x-labels", "schema.label", value.asString()));
            }
        });
    }

    private static void checkKeywords(String at, JsonNode node, List<FieldProblem> problems) {
        for (var name : node.propertyNames()) {
            if (!STANDARD.contains(name) && !FormCheck.SHOWN_ONLY_NAMES.contains(name)) {
                problems.add(FieldProblem.at(at + "/" + name, "schema.keyword", name));
            }
        }
    }

    private static void checkTitle(String at, JsonNode node, List<FieldProblem> problems) {
        for (var name : List.of("title", "x-title-en")) {
            if (node.path(name).asString("").isBlank()) {
                problems.add(FieldProblem.at(at + "/" + name, "schema.title"));
            }
        }
    }

    private static void checkApplicant(JsonNode schema, String pointer, List<FieldProblem> problems) {
        boolean there = FormSchema.of(schema).fields().stream()
                .anyMatch(field -> field.pointer().equals(pointer) && field.required());
        if (!there) {
            problems.add(FieldProblem.at(pointer, "schema.applicant", pointer));
        }
    }
}
