package io.parkcloud.healthcare.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The ten synthetic patients with all they have: what is read back is what was sent. */
class SamplePatientsIT {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final HealthRig rig = HealthRig.shared();

    @Test
    void everyResourceRoundTrips() throws IOException {
        var text = text();
        var answer = Web.of(rig.url())
                .post(
                        "/fhir/$import?_format=json",
                        "application/fhir+ndjson",
                        text,
                        "Authorization",
                        Web.basic("admin"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var sent = new HashMap<String, JsonNode>();
        text.lines().forEach(line -> {
            var node = plain(JSON.readTree(line));
            sent.put(
                    node.path("resourceType").asString() + "/" + node.path("id").asString(), node);
        });
        assertThat(answer.body())
                .contains(sent.size() + " resources are stored")
                .doesNotContain("error");
        var types = sent.keySet().stream()
                .map(name -> name.split("/")[0])
                .distinct()
                .toList();
        var read = new HashMap<String, JsonNode>();
        for (var type : types) {
            readAll(type, read);
        }
        assertThat(types).hasSizeGreaterThanOrEqualTo(13);
        sent.forEach((name, node) -> assertThat(read.get(name)).as(name).isEqualTo(node));
    }

    /** With HAPI's client, page by page. */
    private void readAll(String type, Map<String, JsonNode> into) {
        var client = rig.client("system");
        var page = client.search()
                .byUrl(type + "?_count=500")
                .returnBundle(Bundle.class)
                .execute();
        var parser = HealthRig.FHIR.newJsonParser();
        while (true) {
            for (var entry : page.getEntry()) {
                var node = plain(JSON.readTree(parser.encodeResourceToString(entry.getResource())));
                into.put(type + "/" + node.path("id").asString(), node);
            }
            if (page.getLink(Bundle.LINK_NEXT) == null) {
                return;
            }
            page = client.loadPage().next(page).execute();
        }
    }

    private static JsonNode plain(JsonNode node) {
        var resource = (ObjectNode) node;
        if (resource.get("meta") instanceof ObjectNode meta) {
            meta.remove("versionId");
            meta.remove("lastUpdated");
            if (meta.isEmpty()) {
                resource.remove("meta");
            }
        }
        return resource;
    }

    private static String text() throws IOException {
        try (var packed = Objects.requireNonNull(
                        SamplePatientsIT.class.getResourceAsStream("/samples/patients.ndjson.gz"));
                var reader = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
            return String.join("\n", reader.lines().toList());
        }
    }
}
