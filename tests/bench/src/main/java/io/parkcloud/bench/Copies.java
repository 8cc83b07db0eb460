package io.parkcloud.bench;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Long lists. The rows are copies of one Ready instance, put into the database directly under another project's id, because
 * making them one by one would measure something else.
 */
final class Copies {

    /** A UUIDv7 of long ago, of which the upper 48 bits count; and its variant (RFC 9562, sections 5.7 and 4.1). */
    private static final long FIRST = 0x0180_0000_0000_7000L;

    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int SEED = 7;

    private static final String COPY = """
            INSERT INTO resource (id, kind, tenant, project, zone, name, labels, phase, generation, observed_generation,
                   revision, spec, status, charges, charged, created_at, next_look, fence, attempt, woken)
            SELECT ?, kind, tenant, ?, zone, ?, labels, phase, generation, observed_generation,
                   revision, spec, status, charges, charged, created_at, 4102444800000, fence, attempt, woken
              FROM resource WHERE id = ?""";

    private final String address;
    private final Ground ground;
    private final Random random = new Random(SEED);

    /** @param address of the database, for JDBC */
    Copies(String address, Ground ground) {
        this.address = address;
        this.ground = ground;
    }

    /** A new project. @return its id */
    String project(String name) {
        return Ground.made(
                ground.admin(), "/tenants/" + ground.tenant() + "/projects", name, Map.of("displayName", name));
    }

    /** @return the ids, ascending */
    List<String> fill(String project, int count) throws SQLException {
        var model = ground.api()
                .get(ground.path() + "/instances?limit=1")
                .path("items")
                .get(0);
        var original = UUID.fromString(model.path("metadata").path("id").asString());
        try (var connection = DriverManager.getConnection(address, "root", "")) {
            connection.setAutoCommit(false);
            var ids = copy(connection, UUID.fromString(project), original, count);
            connection.commit();
            return ids;
        }
    }

    private List<String> copy(Connection connection, UUID project, UUID original, int count) throws SQLException {
        var ids = new ArrayList<String>();
        try (var statement = connection.prepareStatement(COPY)) {
            for (int i = 0; i < count; i++) {
                var id = new UUID(FIRST + ((long) i << 16), VARIANT | random.nextLong() >>> 2);
                ids.add(id.toString());
                statement.setBytes(1, bytes(id));
                statement.setBytes(2, bytes(project));
                statement.setString(3, "copy-" + i);
                statement.setBytes(4, bytes(original));
                statement.addBatch();
                if (i % 1_000 == 999) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        }
        return ids;
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
