package io.parkcloud.engine.ovn.ovsdb;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Column values as JSON (RFC 7047, section 5.1). */
final class DatumCodec {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private DatumCodec() {}

    static JsonNode encode(Datum datum) {
        return switch (datum) {
            case Datum.Atoms set ->
                set.atoms().size() == 1
                        ? encodeAtom(set.atoms().iterator().next())
                        : tagged("set", encodeAll(set.atoms()));
            case Datum.Entries map -> tagged("map", encodeEntries(map.entries()));
        };
    }

    static ObjectNode encodeRow(Map<String, Datum> columns) {
        var row = JSON.objectNode();
        columns.forEach((column, datum) -> row.set(column, encode(datum)));
        return row;
    }

    static JsonNode encodeAtom(Object atom) {
        return switch (atom) {
            case String text -> JSON.stringNode(text);
            case Long number -> JSON.numberNode(number);
            case Double number -> JSON.numberNode(number);
            case Boolean truth -> JSON.booleanNode(truth);
            case UUID uuid -> tagged("uuid", JSON.stringNode(uuid.toString()));
            case Datum.NamedRow row -> tagged("named-uuid", JSON.stringNode(row.name()));
            default -> throw new IllegalArgumentException("no atom of OVSDB: " + atom.getClass());
        };
    }

    static Datum decode(JsonNode node) {
        if (!node.isArray()) {
            return Datum.of(decodeAtom(node));
        }
        var tag = node.get(0).asString();
        return switch (tag) {
            case "set" -> new Datum.Atoms(decodeAll(node.get(1)));
            case "map" -> new Datum.Entries(decodeEntries(node.get(1)));
            default -> Datum.of(decodeAtom(node));
        };
    }

    private static Object decodeAtom(JsonNode node) {
        if (node.isString()) {
            return node.asString();
        }
        if (node.isIntegralNumber()) {
            return node.asLong();
        }
        if (node.isNumber()) {
            return node.asDouble();
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        if (node.isArray() && node.size() == 2 && node.get(0).asString().equals("uuid")) {
            return UUID.fromString(node.get(1).asString());
        }
        throw new IllegalArgumentException("not an OVSDB value: " + node);
    }

    private static Set<Object> decodeAll(JsonNode array) {
        var atoms = HashSet.newHashSet(array.size());
        array.forEach(item -> atoms.add(decodeAtom(item)));
        return atoms;
    }

    private static Map<Object, Object> decodeEntries(JsonNode array) {
        var entries = HashMap.newHashMap(array.size());
        array.forEach(pair -> entries.put(decodeAtom(pair.get(0)), decodeAtom(pair.get(1))));
        return entries;
    }

    private static ArrayNode encodeAll(Set<Object> atoms) {
        var array = JSON.arrayNode(atoms.size());
        atoms.forEach(atom -> array.add(encodeAtom(atom)));
        return array;
    }

    private static ArrayNode encodeEntries(Map<Object, Object> entries) {
        var array = JSON.arrayNode(entries.size());
        entries.forEach(
                (key, value) -> array.add(JSON.arrayNode().add(encodeAtom(key)).add(encodeAtom(value))));
        return array;
    }

    private static ArrayNode tagged(String tag, JsonNode value) {
        return JSON.arrayNode().add(tag).add(value);
    }
}
