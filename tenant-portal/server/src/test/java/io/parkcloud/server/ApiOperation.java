package io.parkcloud.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One thing that can be asked of the API, as its description has it.
 *
 * @param kind   singular name, empty for what is not about a kind
 * @param verb   {@code list}, {@code get}, {@code create}, …, or the name of an action; empty likewise
 * @param access of the kind, empty likewise
 */
record ApiOperation(String method, String path, String kind, String verb, String access) {

    private static final Set<String> METHODS =
            Set.of("get", "post", "put", "delete", "patch", "head", "options", "trace");
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /** All of a document. */
    static List<ApiOperation> of(JsonNode document) {
        var all = new ArrayList<ApiOperation>();
        document.path("paths").propertyStream().forEach(path -> path.getValue()
                .propertyStream()
                .filter(field -> METHODS.contains(field.getKey()))
                .forEach(field -> all.add(new ApiOperation(
                        field.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        field.getValue().path("x-kind").asString(""),
                        field.getValue().path("x-verb").asString(""),
                        field.getValue().path("x-access").asString("")))));
        return List.copyOf(all);
    }

    /** @throws AssertionError if a variable has no value, so that a new one is thought about */
    String url(Map<String, String> values) {
        return VARIABLE.matcher(path).replaceAll(found -> {
            var value = values.get(found.group(1));
            if (value == null) {
                throw new AssertionError("no value for {" + found.group(1) + "} of " + this);
            }
            return Matcher.quoteReplacement(value);
        });
    }

    boolean has(String variable) {
        return path.contains("{" + variable + "}");
    }

    boolean reads() {
        return method.equals("GET");
    }

    boolean in(String prefix) {
        return path.startsWith("/api/v1" + prefix);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
