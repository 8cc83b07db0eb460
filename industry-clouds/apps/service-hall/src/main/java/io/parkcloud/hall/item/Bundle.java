package io.parkcloud.hall.item;

import io.parkcloud.hall.form.FormSchema;
import io.parkcloud.hall.text.LocalText;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A bundle with the one form of all its items. The sections of item 0 are called {@code m0-...} in it, its documents too, and a
 * question whose meaning an earlier item has asked about is not there a second time.
 *
 * @param definition what it is
 * @param items its items
 * @param documents documents of all of them
 * @param schema the one form
 * @param askedAt where in the one form each shared meaning is asked
 */
public record Bundle(
        BundleDefinition definition,
        List<ServiceItem> items,
        List<RequiredDocument> documents,
        ObjectNode schema,
        Map<String, String> askedAt)
        implements Offer {

    public Bundle {
        items = List.copyOf(items);
        documents = List.copyOf(documents);
        askedAt = Map.copyOf(askedAt);
    }

    @Override
    public String code() {
        return definition.code();
    }

    @Override
    public String path() {
        return "/bundles/" + code();
    }

    @Override
    public LocalText name() {
        return definition.name();
    }

    /** Working days until the last of the items is promised. */
    public int promisedDays() {
        return items.stream().mapToInt(ServiceItem::promisedDays).max().orElse(0);
    }

    /** What a section or document of an item is called in the one form. */
    static String inBundle(int member, String name) {
        return "m" + member + "-" + name;
    }

    /** Name of a document within its item, if it is one of this item's; the name in the bundle begins otherwise if not. */
    public static boolean isOf(int member, String nameInBundle) {
        return nameInBundle.startsWith(inBundle(member, ""));
    }

    /** Name of a section or document within its item. */
    public static String inItem(String nameInBundle) {
        return nameInBundle.substring(nameInBundle.indexOf('-') + 1);
    }

    /** The form of one item out of the one form: its own answers, those asked elsewhere, and those that are clear. */
    public ObjectNode formOf(int member, ObjectNode whole) {
        var item = items.get(member);
        var form = JsonNodeFactory.instance.objectNode();
        item.schema().path("properties").propertyNames().forEach(section -> {
            var own = whole.path(inBundle(member, section));
            form.set(section, own.isObject() ? own.deepCopy() : JsonNodeFactory.instance.objectNode());
        });
        for (var field : FormSchema.of(item.schema()).fields()) {
            var at = askedAt.getOrDefault(field.meaning(), "");
            if (!at.isEmpty() && !field.conditional()) {
                var value = whole.at(JsonPointer.compile(at));
                if (value.isValueNode()) {
                    FormSchema.put(form, field.pointer(), value);
                }
            }
        }
        definition
                .members()
                .get(member)
                .preset()
                .forEach((pointer, value) -> FormSchema.put(form, pointer, text(value)));
        return form;
    }

    /** Where a field of an item is asked in the one form. */
    public String pointerOf(int member, String pointer) {
        for (var field : FormSchema.of(items.get(member).schema()).fields()) {
            if (field.pointer().equals(pointer) && askedAt.containsKey(field.meaning())) {
                return askedAt.getOrDefault(field.meaning(), pointer);
            }
        }
        if (pointer.startsWith("/documents/")) {
            return "/documents/" + inBundle(member, pointer.substring("/documents/".length()));
        }
        return "/" + inBundle(member, pointer.substring(1));
    }

    private static JsonNode text(String value) {
        return JsonNodeFactory.instance.stringNode(value);
    }
}
