package io.parkcloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.control.kind.KindRegistry;
import io.parkcloud.control.testkit.MariaDbServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The API's description of itself: complete, and right where it can be checked. */
class OpenApiIT {

    @SuppressWarnings("NullAway.Init")
    private static RunningPlatform platform;

    @SuppressWarnings("NullAway.Init")
    private static JsonNode document;

    @BeforeAll
    static void start() {
        platform = new RunningPlatform(MariaDbServer.start());
        document = Client.signedIn(platform, "gov-member")
                .get("/api/v1/openapi.json")
                .json();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void isForThoseWhoAreSignedIn() {
        assertThat(new Client(platform).get("/api/v1/openapi.json").code()).isEqualTo("security.unauthenticated");
    }

    @Test
    void everyKindHasItsRoutesAndEveryActionItsOwn() {
        var paths = document.path("paths");
        for (var kind : platform.bean(KindRegistry.class).all()) {
            var collection = paths.propertyStream()
                    .filter(path -> path.getKey().endsWith("/" + kind.name().plural()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(kind.name() + " has no path"));
            assertThat(collection.getValue().propertyNames()).contains("get", "post");
            var one = collection.getKey() + "/{ref}";
            assertThat(paths.path(one).propertyNames()).contains("get", "put", "delete");
            assertThat(paths.has(one + "/dependants")).isTrue();
            for (var action : kind.actions().keySet()) {
                assertThat(paths.path(one + ":" + action).has("post"))
                        .as(kind.name().singular() + ":" + action)
                        .isTrue();
            }
        }
    }

    @Test
    void thePortalHasAWordForEveryFieldOfTheKindsItHasAFolderFor() throws IOException {
        var kinds = Path.of("../web/src/kinds");
        var common = Files.readString(kinds.resolve("common.ts"));
        var known = new HashMap<String, String>();
        try (var folders = Files.newDirectoryStream(kinds, Files::isDirectory)) {
            for (var folder : folders) {
                var page = Files.readString(folder.resolve("index.ts"));
                known.put(
                        page.replaceAll("(?s).*?kind: '(\\w+)'.*", "$1"),
                        page + whatItTakesFromOthers(folder, page) + common);
            }
        }
        var missing = new TreeSet<String>();
        var described =
                Client.signedIn(platform, "sysadmin").get("/api/v1/kinds").json();
        for (var kind : described.isArray() ? described : described.path("items")) {
            var words = known.get(kind.path("singular").asString());
            if (words != null) {
                Stream.of("spec", "observed")
                        .flatMap(part -> fields(kind.path(part)).stream())
                        .filter(field -> !words.contains(" " + field + ": { zh: '"))
                        .forEach(field -> missing.add(kind.path("singular").asString() + "." + field));
            }
        }
        assertThat(described.findValuesAsString("singular")).contains("Instance", "Host", "Stack");
        assertThat(missing).isEmpty();
    }

    /** Words that several kinds have are in a file beside one of their pages. */
    private static String whatItTakesFromOthers(Path folder, String page) throws IOException {
        var text = new StringBuilder();
        for (var taken : Pattern.compile("from '(\\.[^']+)'")
                .matcher(page)
                .results()
                .map(found -> folder.resolve(found.group(1) + ".ts"))
                .filter(Files::exists)
                .toList()) {
            text.append(Files.readString(taken));
        }
        return text.toString();
    }

    /** Names of properties, at whatever depth. */
    private static Set<String> fields(JsonNode schema) {
        var names = new TreeSet<String>();
        schema.path("properties").propertyStream().forEach(property -> {
            names.add(property.getKey());
            names.addAll(fields(property.getValue()));
        });
        if (schema.has("items")) {
            names.addAll(fields(schema.path("items")));
        }
        for (var choice : List.of("oneOf", "anyOf")) {
            schema.path(choice).valueStream().forEach(one -> names.addAll(fields(one)));
        }
        return names;
    }

    @Test
    void everyRouteOfTheServerBelowTheApiIsThere() {
        var routes = platform.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods();
        var missing = new TreeSet<String>();
        routes.forEach((route, method) -> {
            for (var pattern : route.getPatternValues()) {
                if (pattern.startsWith("/api/") && !pattern.contains("{kind}")) {
                    var path = document.path("paths").path(pattern.replaceAll("\\{(\\w+):[^}]*}", "{$1}"));
                    route.getMethodsCondition().getMethods().stream()
                            .filter(verb -> !path.has(verb.name().toLowerCase(java.util.Locale.ROOT)))
                            .forEach(verb -> missing.add(verb + " " + pattern));
                }
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void everyReferenceLeadsSomewhereAndOperationIdsAreUnique() {
        for (var reference : document.findValuesAsString("$ref")) {
            assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        }
        Set<String> seen = new HashSet<>();
        for (var id : document.findValuesAsString("operationId")) {
            assertThat(seen.add(id)).as("unique: " + id).isTrue();
        }
    }

    @Test
    void everyVariableOfAPathIsDeclared() {
        document.path("paths").propertyStream().forEach(path -> {
            var declared = new HashSet<String>();
            for (var holder : List.of("get", "post", "put", "delete")) {
                names(path.getValue().path(holder).path("parameters"), declared);
            }
            names(path.getValue().path("parameters"), declared);
            var variables = java.util.regex.Pattern.compile("\\{(\\w+)}").matcher(path.getKey());
            while (variables.find()) {
                assertThat(declared).as(path.getKey()).contains(variables.group(1));
            }
        });
    }

    @Test
    void mapsTakeWhatIsPutIntoThemAndEverythingElseIsClosed() {
        var schemas = document.path("components").path("schemas");
        var env = schemas.path("ApplicationSpec").path("properties").path("env");
        assertThat(env.path("additionalProperties").path("type").asString()).isEqualTo("string");
        var vpc = schemas.path("VpcSpec");
        assertThat(vpc.path("additionalProperties").isBoolean()).isTrue();
        assertThat(vpc.path("additionalProperties").asBoolean()).isFalse();
        assertThat(vpc.path("required").valueStream().map(JsonNode::asString)).contains("cidr");
        var parameters = schemas.path("StackSpec").path("properties").path("parameters");
        assertThat(parameters.path("additionalProperties").isObject()).isTrue();
    }

    private static void names(JsonNode parameters, Set<String> into) {
        parameters.valueStream().map(p -> p.path("name").asString()).forEach(into::add);
    }
}
