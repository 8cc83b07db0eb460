package io.parkcloud.hall.form;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.PathType;
import io.parkcloud.hall.problem.FieldProblem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Checks a form against its schema. Formats are asserted; references to other documents are never fetched. */
@Component
public class FormCheck {
    /** Keywords that tell pages how to show a field and have no say in what is valid. */
    static final Set<String> SHOWN_ONLY_NAMES = Set.of("x-title-en", "x-hint", "x-labels", "x-multiline", "x-shared");

    private static final List<Keyword> SHOWN_ONLY =
            SHOWN_ONLY_NAMES.stream().<Keyword>map(NonValidationKeyword::new).toList();

    private final SchemaRegistry registry;
    private final ConcurrentMap<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

    FormCheck() {
        var dialect = Dialect.builder(Dialects.getDraft202012())
                .format(new CheckedFormat("cn-resident-id", ChineseNumbers::isResidentId))
                .format(new CheckedFormat("cn-credit-code", ChineseNumbers::isCreditCode))
                .keywords(SHOWN_ONLY)
                .build();
        var config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .pathType(PathType.JSON_POINTER)
                .build();
        this.registry = SchemaRegistry.withDialect(dialect, builder -> builder.schemaRegistryConfig(config));
    }

    /** What is wrong, at most one problem for each field, in the schema's order; empty if the form is right. */
    public List<FieldProblem> check(JsonNode schema, JsonNode form) {
        var problems = new LinkedHashMap<String, FieldProblem>();
        for (var error : compiled.computeIfAbsent(schema, registry::getSchema).validate(form)) {
            var problem = problem(error);
            problems.putIfAbsent(problem.pointer(), problem);
        }
        return List.copyOf(problems.values());
    }

    /** Whether a value is as a schema says; for the conditions inside a form. */
    public boolean matches(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, registry::getSchema)
                .validate(value)
                .isEmpty();
    }

    /** Whether something that depends on a condition is asked; without a condition it always is. */
    public boolean asks(@Nullable JsonNode condition, JsonNode form) {
        return condition == null || matches(condition, form);
    }

    private static FieldProblem problem(Error error) {
        var pointer = error.getInstanceLocation().toString();
        var property = error.getProperty();
        if (property != null
                && List.of("required", "additionalProperties", "unevaluatedProperties")
                        .contains(error.getKeyword())) {
            pointer += "/" + property;
        }
        var arguments = error.getArguments() == null ? List.<Object>of() : texts(error.getArguments());
        return new FieldProblem(pointer, "form." + error.getKeyword(), arguments);
    }

    private static List<Object> texts(Object[] arguments) {
        return Arrays.stream(arguments).<Object>map(String::valueOf).toList();
    }

    /** A format decided by a predicate over text. */
    private record CheckedFormat(String name, Predicate<String> test) implements Format {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public String getMessageKey() {
            return "format";
        }

        @Override
        public boolean matches(ExecutionContext context, String value) {
            return test.test(value);
        }
    }
}
