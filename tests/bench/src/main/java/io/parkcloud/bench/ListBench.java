package io.parkcloud.bench;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.ToDoubleFunction;

/**
 * Pages of a short and of a long list of instances, taken in turns at random places. The rows are copies of one Ready
 * instance, put into the database directly under two projects' ids, because making them one by one would measure something else.
 */
final class ListBench {

    private static final int SHORT = 1_000;
    private static final int PAGE = 100;
    private static final int REQUESTS = 1_000;
    private static final int SEED = 7;

    /** A UUIDv7 of long ago, of which the upper 48 bits count; and its variant (RFC 9562, sections 5.7 and 4.1). */
    private static final long FIRST = 0x0180_0000_0000_7000L;

    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final String address;
    private final Ground ground;
    private final int rows;
    private final int runs;
    private final Random random = new Random(SEED);

    ListBench(String address, Ground ground, int rows, int runs) {
        this.address = address;
        this.ground = ground;
        this.rows = rows;
        this.runs = runs;
    }

    /** 99th percentiles of one run, in milliseconds. */
    private record Run(double few, double many) {}

    List<Metric> run() throws SQLException {
        Progress.tell("filling lists of %d and %d", SHORT, rows);
        var few = project("bench-short");
        var many = project("bench-long");
        List<String> shortIds;
        List<String> longIds;
        try (var connection = DriverManager.getConnection(address, "root", "")) {
            shortIds = fill(connection, few, SHORT);
            longIds = fill(connection, many, rows);
        }
        measure(few, shortIds, many, longIds);
        Progress.tell("reading pages");
        var measured = new ArrayList<Run>();
        for (int i = 0; i < runs; i++) {
            measured.add(measure(few, shortIds, many, longIds));
        }
        return List.of(
                Metric.atMost("list100_of_100k_p99_ms", median(measured, Run::many), "ms", 20),
                Metric.atMost("list_p99_ratio_100k_to_1k", median(measured, r -> r.many() / r.few()), "", 1.5));
    }

    private Run measure(String few, List<String> shortIds, String many, List<String> longIds) {
        var ofFew = new double[REQUESTS];
        var ofMany = new double[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            ofFew[i] = page(few, shortIds);
            ofMany[i] = page(many, longIds);
        }
        return new Run(Figures.percentile(ofFew, 99), Figures.percentile(ofMany, 99));
    }

    private double page(String project, List<String> ids) {
        var from = ids.get(random.nextInt(ids.size() - PAGE));
        long begin = System.nanoTime();
        ground.admin().fetch("/projects/" + project + "/instances?limit=" + PAGE + "&pageToken=" + from);
        return (System.nanoTime() - begin) / 1e6;
    }

    private String project(String name) {
        return Ground.made(
                ground.admin(),
                "/tenants/" + ground.tenant() + "/projects",
                name,
                java.util.Map.of("displayName", name));
    }

    /** @return the ids, ascending */
    private List<String> fill(Connection connection, String project, int count) throws SQLException {
        var ids = new ArrayList<String>();
        var copy = """
                INSERT INTO resource (id, kind, tenant, project, zone, name, labels, phase, generation, observed_generation,
                       revision, spec, status, charges, charged, created_at, next_look, fence, attempt, woken)
                SELECT ?, kind, tenant, ?, zone, ?, labels, phase, generation, observed_generation,
                       revision, spec, status, charges, charged, created_at, 4102444800000, fence, attempt, woken
                  FROM resource WHERE id = ?""";
        var model = ground.api()
                .get(ground.path() + "/instances?limit=1")
                .path("items")
                .get(0);
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement(copy)) {
            for (int i = 0; i < count; i++) {
                var id = new UUID(FIRST + ((long) i << 16), VARIANT | random.nextLong() >>> 2);
                ids.add(id.toString());
                statement.setBytes(1, bytes(id));
                statement.setBytes(2, bytes(UUID.fromString(project)));
                statement.setString(3, "copy-" + i);
                statement.setBytes(
                        4,
                        bytes(UUID.fromString(model.path("metadata").path("id").asString())));
                statement.addBatch();
                if (i % 1_000 == 999) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        }
        connection.commit();
        return ids;
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
        return Figures.median(runs.stream().mapToDouble(figure).toArray());
    }
}
