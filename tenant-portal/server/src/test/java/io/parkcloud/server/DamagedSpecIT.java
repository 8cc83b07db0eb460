package io.parkcloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.control.testkit.MariaDbServer;
import io.parkcloud.kernel.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every field of every kind's example is replaced by what does not belong there. The server may take it or refuse it, but it
 * may not break, and what it refuses is not there afterwards.
 */
class DamagedSpecIT {

    private static final JsonMapper JSON = new JsonMapper();

    private static final List<String> DAMAGE = List.of(
            "null",
            "\"\"",
            "\"\\u0000\\ud83d\\ude00\"",
            "\"" + "x".repeat(70_000) + "\"",
            "-1",
            "0",
            "1.5",
            "9223372036854775807",
            "1e400",
            "true",
            "[]",
            "[null]",
            "[[{}]]",
            "{}",
            "{\"\":null}",
            "\"01900000-0000-7000-8000-000000000000\"");

    @SuppressWarnings("NullAway.Init")
    private static RunningPlatform platform;

    @SuppressWarnings("NullAway.Init")
    private static Examples examples;

    @SuppressWarnings("NullAway.Init")
    private static Client owner;

    @SuppressWarnings("NullAway.Init")
    private static Client operator;

    @BeforeAll
    static void start() {
        platform = new RunningPlatform(MariaDbServer.start());
        owner = Client.signedIn(platform, "gov-admin");
        operator = Client.signedIn(platform, "sysadmin");
        examples = new Examples(platform, operator, owner);
        examples.make();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void nothingBreaksTheServer() {
        var broken = new ArrayList<String>();
        int sent = 0;
        for (var kind : owner.get("/api/v1/kinds").json()) {
            var name = kind.path("singular").asString();
            var example = JSON.valueToTree(examples.spec(name));
            var pointers = new ArrayList<JsonPointer>();
            collect(example, JsonPointer.empty(), pointers);
            for (var pointer : pointers) {
                for (var damage : DAMAGE) {
                    sent++;
                    send(
                            kind,
                            replaced(example, pointer, JSON.readTree(damage)),
                            pointer + " = " + clip(damage),
                            broken);
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(sent).isGreaterThan(1000);
        System.out.printf("damaged specs: %d sent%n", sent);
    }

    private static void send(JsonNode kind, JsonNode spec, String what, List<String> broken) {
        var who = kind.path("scope").asString().equals("Platform") ? operator : owner;
        var name = "d" + UUID.randomUUID().toString().substring(0, 12);
        var body = JSON.createObjectNode().put("name", name);
        body.set("spec", spec);
        var answer = who.call(
                "POST",
                Examples.collection(kind, examples.tenant(), examples.project()),
                JSON.writeValueAsString(body),
                "Idempotency-Key",
                name);
        var says = kind.path("singular").asString() + " " + what + ": " + answer.status() + " "
                + clip(answer.response().body());
        if (answer.status() != 202
                && (answer.status() < 400
                        || answer.status() > 499
                        || answer.code().isEmpty())) {
            broken.add(says);
        }
        if (answer.status() != 202 && there().contains(name)) {
            broken.add("stayed although refused: " + says);
        }
    }

    private static List<String> there() {
        return platform.bean(Store.class).within(ResourceId.of(examples.tenant()), Optional.empty(), 5000).stream()
                .map(StoredResource::name)
                .collect(Collectors.toList());
    }

    private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> into) {
        into.add(at);
        if (node instanceof ObjectNode object) {
            object.propertyStream().forEach(f -> collect(f.getValue(), at.appendProperty(f.getKey()), into));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                collect(array.get(i), at.appendIndex(i), into);
            }
        }
    }

    private static JsonNode replaced(JsonNode example, JsonPointer at, JsonNode by) {
        if (at.matches()) {
            return by;
        }
        var copy = example.deepCopy();
        var parent = copy.at(at.head());
        if (parent instanceof ObjectNode object) {
            object.set(at.last().getMatchingProperty(), by);
        } else if (parent instanceof ArrayNode array) {
            array.set(at.last().getMatchingIndex(), by);
        }
        return copy;
    }

    private static String clip(String text) {
        return text.length() < 200 ? text : text.substring(0, 200);
    }
}
