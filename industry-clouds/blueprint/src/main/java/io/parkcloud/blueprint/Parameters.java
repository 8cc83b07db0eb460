package io.parkcloud.blueprint;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.parkcloud.control.resource.Json;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.PlatformException.Fault;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The values of a template's parameters: defaults filled in, checked against the schema. */
final class Parameters {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Parameters() {}

    /** @throws PlatformException {@code blueprint.parameters.invalid}, each wrong place by pointer */
    static ObjectNode complete(Template template, JsonNode given) {
        var values = Json.MAPPER.createObjectNode();
        for (var property : template.parameters().path("properties").properties()) {
            var fallback = property.getValue().path("default");
            if (!fallback.isMissingNode()) {
                values.set(property.getKey(), fallback);
            }
        }
        given.properties().forEach(e -> values.set(e.getKey(), e.getValue()));
        var schema = SCHEMAS.getSchema(closed(template.parameters()).toString(), InputFormat.JSON);
        var faults = schema.validate(values.toString(), InputFormat.JSON).stream()
                .map(e -> new Fault("/spec/parameters" + e.getInstanceLocation(), e.getMessage()))
                .toList();
        if (!faults.isEmpty()) {
            throw invalid(faults);
        }
        return values;
    }

    /** Unknown parameters are a mistake, whether the template's author said so or not. */
    private static ObjectNode closed(JsonNode schema) {
        var closed = ((ObjectNode) schema).deepCopy();
        if (!closed.has("additionalProperties")) {
            closed.put("additionalProperties", false);
        }
        return closed;
    }

    private static PlatformException invalid(List<Fault> faults) {
        var first = faults.getFirst();
        return new PlatformException(
                BlueprintErrors.PARAMETERS_INVALID, first.pointer() + ": " + first.detail(), faults);
    }
}
