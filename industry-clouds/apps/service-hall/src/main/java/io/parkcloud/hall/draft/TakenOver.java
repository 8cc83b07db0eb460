package io.parkcloud.hall.draft;

import io.parkcloud.hall.casework.CaseView;
import io.parkcloud.hall.form.FormField;
import io.parkcloud.hall.form.FormSchema;
import io.parkcloud.hall.item.Offer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers of an earlier case that mean the same in another form. Only fields that both forms mark with the same meaning are
 * taken, so that nothing ends up where the citizen did not expect it.
 *
 * @param form the answers, at their places in the other form
 * @param account which answers came from which case, in the words of the form
 */
public record TakenOver(ObjectNode form, String account) {

    public static TakenOver from(CaseView earlier, Offer offer) {
        var values = new HashMap<String, JsonNode>();
        for (var field : FormSchema.of(earlier.item().schema()).fields()) {
            var value = earlier.form().at(JsonPointer.compile(field.pointer()));
            if (!field.meaning().isEmpty() && value.isValueNode()) {
                values.putIfAbsent(field.meaning(), value);
            }
        }
        var taken = new LinkedHashMap<FormField, JsonNode>();
        for (var field : FormSchema.of(offer.schema()).fields()) {
            var value = values.get(field.meaning());
            if (value != null && !field.conditional()) {
                taken.put(field, value);
            }
        }
        var form = JsonNodeFactory.instance.objectNode();
        taken.forEach((field, value) -> FormSchema.put(form, field.pointer(), value));
        var titles = taken.keySet().stream().map(field -> field.title().zh()).collect(Collectors.joining("、"));
        return new TakenOver(form, earlier.row().receipt() + "：" + titles);
    }

    /** Whether the two forms have nothing in common. */
    public boolean isEmpty() {
        return form.isEmpty();
    }
}
