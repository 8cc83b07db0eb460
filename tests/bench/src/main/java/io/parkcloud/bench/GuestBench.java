package io.parkcloud.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * What the platform adds to the time a guest needs: from the API call to the first answer on the guest's address, against
 * {@code virsh start} of the same guest with the platform's process stopped. A neighbour in the subnet asks every 20 ms.
 */
final class GuestBench {

    private static final String NAME = "bench-guest";

    private final Box box;
    private final int runs;
    private final Api api;
    private final String path;

    GuestBench(Box box, int runs) throws IOException {
        this.box = box;
        this.runs = runs;
        this.api = Api.signIn(box.url(), "gov-member", box.password("gov-member"));
        this.path =
                "/projects/" + api.get("/me").path("projects").get(0).path("id").asString();
    }

    Report run() {
        removeLeftovers();
        var vpc = made("vpcs", Map.of("cidr", "10.99.0.0/16"));
        var subnet = made("subnets", Map.of("vpc", id(vpc), "cidr", "10.99.0.0/24"));
        var group = made("security-groups", Map.of("rules", List.of(Map.of("protocol", "Icmp"))));
        var network = Map.of("subnet", id(subnet), "securityGroups", List.of(id(group)));
        var port = made("ports", network);
        try (var probe = new Probe(box, port)) {
            return measure(probe, network);
        } finally {
            removeLeftovers();
        }
    }

    private Report measure(Probe probe, Map<String, Object> network) {
        var spec = Map.of(
                "vcpus",
                1,
                "memoryMiB",
                256,
                "rootDiskGiB",
                0,
                "image",
                image(),
                "networks",
                List.of(with(network, "address", "10.99.0.50")));
        byApi(probe, spec); // warm-up: the image's files are in the page cache from here on, for both
        double managed = Figures.median(
                IntStream.range(0, runs).mapToDouble(i -> byApi(probe, spec)).toArray());
        var guest = made("instances", spec);
        var domain = "pc" + box.setting("INSTALLATION") + "-" + id(guest);
        double bare;
        box.platform("stop");
        try {
            byVirsh(probe, domain);
            bare = Figures.median(IntStream.range(0, runs)
                    .mapToDouble(i -> byVirsh(probe, domain))
                    .toArray());
        } finally {
            box.platform("start");
        }
        return new Report(
                "guest",
                List.of(
                        Metric.atMost("added_seconds", managed - bare, "s", 1),
                        Metric.of("api_call_to_answer_seconds", managed, "s"),
                        Metric.of("virsh_start_to_answer_seconds", bare, "s")));
    }

    private double byApi(Probe probe, Map<String, Object> spec) {
        Progress.tell("a guest by the API");
        var waiting = probe.ask("10.99.0.50");
        long begin = System.nanoTime();
        api.post(path + "/instances", Map.of("name", NAME, "spec", spec));
        waiting.answered();
        double seconds = (System.nanoTime() - begin) / 1e9;
        remove("instances");
        return seconds;
    }

    private double byVirsh(Probe probe, String domain) {
        Progress.tell("the same guest by virsh");
        box.virsh("destroy", domain);
        var waiting = probe.ask("10.99.0.50");
        long begin = System.nanoTime();
        box.virsh("start", domain);
        waiting.answered();
        return (System.nanoTime() - begin) / 1e9;
    }

    private String image() {
        return id(api.get("/images?name=parkcloud-micro").path("items").get(0));
    }

    private JsonNode made(String kind, Map<String, ?> spec) {
        var one = path + "/" + kind + "/" + id(api.post(path + "/" + kind, Map.of("name", NAME, "spec", spec)));
        Ground.until(() -> Ground.phase(api.get(one)).equalsIgnoreCase("Ready"));
        return api.get(one);
    }

    private void removeLeftovers() {
        Ground.until(api::answers);
        for (var kind : List.of("instances", "ports", "security-groups", "subnets", "vpcs")) {
            remove(kind);
        }
    }

    private void remove(String kind) {
        var list = path + "/" + kind + "?name=" + NAME;
        api.get(list).path("items").forEach(one -> {
            if (!Ground.phase(one).equalsIgnoreCase("Deleting")) {
                api.delete(
                        path + "/" + kind + "/" + id(one),
                        one.path("metadata").path("revision").asString());
            }
        });
        Ground.until(() -> api.get(list).path("items").isEmpty());
    }

    private static String id(JsonNode resource) {
        return resource.path("metadata").path("id").asString();
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        var more = new java.util.HashMap<>(map);
        more.put(key, value);
        return more;
    }
}
