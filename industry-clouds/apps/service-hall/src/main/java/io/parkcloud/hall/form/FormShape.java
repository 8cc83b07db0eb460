package io.parkcloud.hall.form;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which fields a form asks for what is filled in, by the validator that checks it. The renderer in the browser comes to the same
 * by the same schema; this is for reading answers over, and for leaving out what was not asked.
 */
@Component
public class FormShape {
    private final FormCheck check;

    FormShape(FormCheck check) {
        this.check = check;
    }

    /** Pointers of the fields shown for these values. */
    public Set<String> shown(JsonNode schema, JsonNode form) {
        var shown = new LinkedHashSet<String>();
        schema.path("properties").forEachEntry((name, section) -> {
            var pointer = "/" + name;
            var value = form.has(name) ? form.path(name) : JsonNodeFactory.instance.objectNode();
            add(shown, pointer, section);
            for (var condition : FormCondition.of(section)) {
                add(shown, pointer, check.matches(condition.test(), value) ? condition.then() : condition.otherwise());
            }
        });
        return shown;
    }

    /**
     * The form without values of fields it does not show: an answer given earlier was changed, or a program sends more than was
     * asked. Taking one away may hide another, so it is repeated until nothing changes.
     */
    public ObjectNode prune(JsonNode schema, ObjectNode form) {
        var pruned = form.deepCopy();
        boolean changed = true;
        while (changed) {
            changed = false;
            var shown = shown(schema, pruned);
            for (var section : schema.path("properties").properties()) {
                if (pruned.path(section.getKey()) instanceof ObjectNode fields) {
                    changed |= drop(fields, "/" + section.getKey() + "/", shown);
                }
            }
        }
        return pruned;
    }

    private static boolean drop(ObjectNode fields, String prefix, Set<String> shown) {
        var hidden = new HashSet<>(fields.propertyNames());
        hidden.removeIf(name -> shown.contains(prefix + name));
        fields.remove(hidden);
        return !hidden.isEmpty();
    }

    private static void add(Set<String> shown, String pointer, JsonNode schema) {
        schema.path("properties").propertyNames().forEach(name -> shown.add(pointer + "/" + name));
    }
}
