package io.parkcloud.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/**
 * What a tenant's instances stand on: room in the quotas, an image, a subnet.
 *
 * @param admin    the administrator of the organisation
 * @param api      a member of the project
 * @param tenant   id of the organisation
 * @param path     of the project, below the API's root
 * @param instance how one instance is asked for; {@code %d} is its number
 */
record Ground(Api admin, Api api, String tenant, String path, String instance) {

    private static final long PLENTY = 1_000_000_000L;
    private static final long PATIENCE_NANOS = 120_000_000_000L;
    private static final long POLL_NANOS = 50_000_000;

    static Ground prepare(ServerProcess server) {
        var system = Api.signIn(server.url(), "sysadmin", server.password("sysadmin"));
        var admin = Api.signIn(server.url(), "gov-admin", server.password("gov-admin"));
        var me = admin.get("/me");
        var project = me.path("projects").get(0).path("id").asString();
        var path = "/projects/" + project;
        until(() -> !admin.get(path + "/quota").isEmpty());
        var room = new HashMap<String, Long>();
        admin.get(path + "/quota").forEach(line -> room.put(line.path("metric").asString(), PLENTY));
        var tenant = me.path("tenant").path("id").asString();
        system.put("/tenants/" + tenant + "/quota", room);
        admin.put(path + "/quota", room);
        var image = image(system);
        var member = Api.signIn(server.url(), "gov-member", server.password("gov-member"));
        var vpc = made(member, path + "/vpcs", "bench", Map.of("cidr", "10.0.0.0/8"));
        var subnet = made(member, path + "/subnets", "bench", Map.of("vpc", vpc, "cidr", "10.0.0.0/16"));
        var body = """
                {"name":"bench-%%d","spec":{"vcpus":1,"memoryMiB":256,"image":"%s","networks":[{"subnet":"%s"}]}}""".formatted(image, subnet);
        return new Ground(admin, member, tenant, path, body);
    }

    private static String image(Api system) {
        var part = Map.of("role", "Disk", "location", "file:///dev/null");
        return made(system, "/images", "bench", Map.of("parts", List.of(part), "minMemoryMiB", 64, "minDiskGiB", 0));
    }

    /** Makes one and waits until it is Ready. @return its id */
    static String made(Api api, String path, String name, Map<String, ?> spec) {
        var made = api.post(path, Map.of("name", name, "spec", spec));
        var id = made.path("metadata").path("id").asString();
        until(() -> phase(api.get(path + "/" + id)).equalsIgnoreCase("Ready"));
        return id;
    }

    static String phase(JsonNode resource) {
        return resource.path("status").path("phase").asString();
    }

    static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("what was waited for did not happen within two minutes");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** How many instances of the project are Ready; one row, so that asking costs what is measured next to nothing. */
    long ready() {
        return line("used");
    }

    /** How many instances the project has, Ready or not. */
    long all() {
        return line("used") + line("reserved");
    }

    private long line(String field) {
        for (var line : api.get(path + "/quota")) {
            if (line.path("metric").asString().equals("instances")) {
                return line.path(field).asLong();
            }
        }
        return 0;
    }
}
