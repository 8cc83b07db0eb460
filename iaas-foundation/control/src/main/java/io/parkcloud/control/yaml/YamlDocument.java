package io.parkcloud.control.yaml;

import io.parkcloud.kernel.ErrorCode;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.PlatformException.Fault;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A YAML document as JSON that still knows on which line every value stands, so that errors can point there. */
public final class YamlDocument {

    private static final int LARGEST = 1 << 20;

    private final String name;
    private final ErrorCode code;
    private final JsonNode root;
    private final Map<String, Mark> places = new HashMap<>();

    private YamlDocument(String name, ErrorCode code, Node node) {
        this.name = name;
        this.code = code;
        this.root = convert(node, "");
    }

    /**
     * Reads a text.
     *
     * @param name what errors call it, such as the name of its file
     * @param code of the errors that it and {@link #error} make
     * @throws PlatformException of that code, with the line, if it is not YAML
     */
    public static YamlDocument parse(String name, String text, ErrorCode code) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setCodePointLimit(LARGEST);
        try {
            var node = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            if (node == null) {
                throw invalid(code, name + ": is empty", "");
            }
            return new YamlDocument(name, code, node);
        } catch (MarkedYAMLException e) {
            var at = e.getProblemMark() == null ? "" : ":" + (e.getProblemMark().getLine() + 1);
            throw invalid(code, name + at + ": " + e.getProblem(), "");
        }
    }

    /** All of it. */
    public JsonNode root() {
        return root;
    }

    /** An error at a place. @param pointer JSON Pointer into the document */
    public PlatformException error(String pointer, String detail) {
        var at = pointer;
        while (!places.containsKey(at) && at.contains("/")) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        var mark = places.get(at);
        var line = mark == null ? "" : ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
        return invalid(code, name + line + " " + (pointer.isEmpty() ? "/" : pointer) + ": " + detail, pointer);
    }

    /** Refuses a value that is no mapping, or has other fields than these. */
    public void known(JsonNode node, String pointer, Set<String> fields) {
        if (!node.isObject()) {
            throw error(pointer, "must be a mapping with " + new TreeSet<>(fields));
        }
        for (var entry : node.properties()) {
            if (!fields.contains(entry.getKey())) {
                throw error(pointer + "/" + entry.getKey(), "unknown field; known are " + new TreeSet<>(fields));
            }
        }
    }

    /** A field that must be there and be a mapping. */
    public JsonNode mapping(JsonNode node, String pointer, String field) {
        if (!node.path(field).isObject()) {
            throw error(pointer, "needs a mapping \"" + field + "\"");
        }
        return node.path(field);
    }

    /** A field that must be there and be a list of at least one. */
    public JsonNode list(JsonNode node, String pointer, String field) {
        if (!node.path(field).isArray() || node.path(field).isEmpty()) {
            throw error(pointer, "needs a list \"" + field + "\"");
        }
        return node.path(field);
    }

    /** A field that must be there and say something. */
    public String text(JsonNode node, String pointer, String field) {
        var value = node.path(field);
        if (!value.isValueNode() || value.asString("").isBlank()) {
            throw error(pointer, "needs a text \"" + field + "\"");
        }
        return value.asString();
    }

    private static PlatformException invalid(ErrorCode code, String detail, String pointer) {
        return new PlatformException(code, detail, List.of(new Fault(pointer, detail)));
    }

    private JsonNode convert(Node node, String pointer) {
        places.put(pointer, node.getStartMark());
        return switch (node) {
            case MappingNode mapping -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                for (var entry : mapping.getValue()) {
                    var key = ((ScalarNode) entry.getKeyNode()).getValue();
                    var below = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
                    if (object.has(key)) {
                        places.put(below, entry.getKeyNode().getStartMark());
                        throw error(below, "stands here a second time");
                    }
                    object.set(key, convert(entry.getValueNode(), below));
                }
                yield object;
            }
            case SequenceNode sequence -> {
                var array = JsonNodeFactory.instance.arrayNode();
                for (var item : sequence.getValue()) {
                    array.add(convert(item, pointer + "/" + array.size()));
                }
                yield array;
            }
            case ScalarNode scalar -> scalar(scalar, pointer);
            default -> throw error(pointer, "anchors and aliases are not supported");
        };
    }

    private JsonNode scalar(ScalarNode scalar, String pointer) {
        var text = scalar.getValue();
        var tag = scalar.getTag();
        try {
            if (tag.equals(Tag.INT)) {
                return JsonNodeFactory.instance.numberNode(Long.parseLong(text));
            }
            if (tag.equals(Tag.FLOAT)) {
                return JsonNodeFactory.instance.numberNode(Double.parseDouble(text));
            }
        } catch (NumberFormatException e) {
            throw error(pointer, "is not a number: " + text);
        }
        if (tag.equals(Tag.BOOL)) {
            return JsonNodeFactory.instance.booleanNode(text.equalsIgnoreCase("true"));
        }
        return tag.equals(Tag.NULL) ? JsonNodeFactory.instance.nullNode() : JsonNodeFactory.instance.stringNode(text);
    }
}
