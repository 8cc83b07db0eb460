package io.parkcloud.control.web;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import io.parkcloud.control.resource.Json;
import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.MacAddress;
import io.parkcloud.kernel.ResourceId;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schemas (2020-12) of Java types as {@link Json} writes them. Making one costs milliseconds. Thread-safe. */
public final class WireSchemas {

    private final SchemaGenerator generator;

    /** @param closed whether fields that are not named are refused, as they are in what clients send */
    public WireSchemas(boolean closed) {
        var builder = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
        builder.with(new JacksonSchemaModule());
        builder.with(new JakartaValidationModule(
                JakartaValidationOption.NOT_NULLABLE_FIELD_IS_REQUIRED,
                JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS));
        builder.with(Option.INLINE_ALL_SCHEMAS);
        if (closed) {
            builder.with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT);
        }
        builder.forTypesInGeneral().withCustomDefinitionProvider(WireSchemas::definition);
        this.generator = new SchemaGenerator(builder.build());
    }

    /** The schema of a type; a new node each time. */
    public synchronized ObjectNode of(Type type) {
        return generator.generateSchema(type);
    }

    private static @Nullable CustomDefinition definition(ResolvedType type, SchemaGenerationContext context) {
        var raw = type.getErasedType();
        var node = context.getGeneratorConfig().createObjectNode();
        if (raw == ResourceId.class) {
            return new CustomDefinition(node.put("type", "string").put("format", "uuid"));
        }
        if (raw == Cidr.class || raw == IpAddress.class || raw == MacAddress.class) {
            return new CustomDefinition(node.put("type", "string").put("format", raw.getSimpleName()));
        }
        if (raw == Instant.class) {
            return new CustomDefinition(node.put("type", "string").put("format", "date-time"));
        }
        if (raw == ByteSize.class) {
            return new CustomDefinition(
                    node.put("type", "integer").put("format", "bytes").put("minimum", 0));
        }
        if (JsonNode.class.isAssignableFrom(raw) || raw == Object.class) {
            return new CustomDefinition(node);
        }
        if (raw == Optional.class) {
            return new CustomDefinition(
                    context.createDefinition(type.getTypeParameters().getFirst()));
        }
        if (Map.class.isAssignableFrom(raw)) {
            var values =
                    context.createDefinition(type.typeParametersFor(Map.class).get(1));
            return new CustomDefinition(node.put("type", "object").set("additionalProperties", values));
        }
        return raw.isEnum() ? words(raw, node) : null;
    }

    private static CustomDefinition words(Class<?> type, ObjectNode node) {
        var values = node.put("type", "string").putArray("enum");
        for (var constant : type.getEnumConstants()) {
            values.add(Json.MAPPER.valueToTree(constant).asString());
        }
        return new CustomDefinition(node);
    }
}
