package io.parkcloud.control.web;

import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindRegistry;
import io.parkcloud.control.resource.Json;
import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.MacAddress;
import io.parkcloud.kernel.ResourceId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schemas (2020-12) of specs and observed facts: what forms, clients and checkers are made from. Made once, at start. */
public final class KindSchemas {

    private final Map<String, ObjectNode> specs = new LinkedHashMap<>();
    private final Map<String, ObjectNode> observed = new LinkedHashMap<>();

    public KindSchemas(KindRegistry kinds) {
        var generator = generator();
        for (Kind<?, ?> kind : kinds.all()) {
            specs.put(kind.name().singular(), generator.generateSchema(kind.specType()));
            observed.put(kind.name().singular(), generator.generateSchema(kind.observedType()));
        }
    }

    public ObjectNode spec(Kind<?, ?> kind) {
        return Optional.ofNullable(specs.get(kind.name().singular())).orElseThrow();
    }

    public ObjectNode observed(Kind<?, ?> kind) {
        return Optional.ofNullable(observed.get(kind.name().singular())).orElseThrow();
    }

    private static SchemaGenerator generator() {
        var builder = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
        builder.with(new JacksonSchemaModule());
        builder.with(new JakartaValidationModule(
                JakartaValidationOption.NOT_NULLABLE_FIELD_IS_REQUIRED,
                JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS));
        builder.with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT, Option.INLINE_ALL_SCHEMAS);
        builder.forTypesInGeneral().withCustomDefinitionProvider((type, context) -> {
            var raw = type.getErasedType();
            var node = context.getGeneratorConfig().createObjectNode();
            if (raw == ResourceId.class) {
                return new CustomDefinition(node.put("type", "string").put("format", "uuid"));
            }
            if (raw == Cidr.class || raw == IpAddress.class || raw == MacAddress.class) {
                return new CustomDefinition(node.put("type", "string").put("format", raw.getSimpleName()));
            }
            if (raw == ByteSize.class) {
                return new CustomDefinition(
                        node.put("type", "integer").put("format", "bytes").put("minimum", 0));
            }
            if (raw == Optional.class) {
                return new CustomDefinition(
                        context.createDefinition(type.getTypeParameters().getFirst()));
            }
            if (raw.isEnum()) {
                var values = node.put("type", "string").putArray("enum");
                for (var constant : raw.getEnumConstants()) {
                    values.add(Json.MAPPER.valueToTree(constant).asString());
                }
                return new CustomDefinition(node);
            }
            return null;
        });
        return new SchemaGenerator(builder.build());
    }
}
