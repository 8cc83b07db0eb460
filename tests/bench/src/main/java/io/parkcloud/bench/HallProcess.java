package io.parkcloud.bench;

import io.parkcloud.control.testkit.MariaDbServer;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The service hall as its template runs it, without the network between its parts: its jar with the flags and the memory of an
 * Application, a MySQL and a Redis with the options of service instances of the small plan.
 */
final class HallProcess implements AutoCloseable {

    private static final List<String> FLAGS = List.of("-Xmx460m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final String PASSWORD = "measured-password-1";

    private final MariaDbServer database = MariaDbServer.start(
            "--innodb-buffer-pool-size=170M", "--performance-schema=OFF", "--skip-log-bin", "--max-connections=151");
    private final String address = database.newDatabase();
    private final Child redis = new Child("bench-redis");
    private final Child hall = new Child("bench-hall");
    private final int port = Child.freePort();

    HallProcess(Path jar) {
        int redisPort = Child.freePort();
        redis.run(
                redis.folder(),
                List.of("redis-server", "--port", "" + redisPort, "--bind", "127.0.0.1", "--appendonly", "yes"),
                Map.of());
        hall.java(
                hall.folder(),
                Stream.concat(FLAGS.stream(), Stream.of("-jar", jar.toString())).toList(),
                Map.ofEntries(
                        Map.entry("HALL_PORT", "" + port),
                        Map.entry("HALL_DATA_DIR", hall.folder().resolve("data").toString()),
                        Map.entry("HALL_DB_URL", address),
                        Map.entry("HALL_DB_USER", "root"),
                        Map.entry("HALL_DB_PASSWORD", ""),
                        Map.entry("HALL_REDIS_HOST", "127.0.0.1"),
                        Map.entry("HALL_REDIS_PORT", "" + redisPort),
                        Map.entry("HALL_CLERK_USER", "clerk"),
                        Map.entry("HALL_CLERK_PASSWORD", PASSWORD),
                        Map.entry("HALL_ADMIN_USER", "hall-admin"),
                        Map.entry("HALL_ADMIN_PASSWORD", PASSWORD)));
        hall.awaitAnswer(url() + "/healthz");
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    long pid() {
        return hall.pid();
    }

    String log() {
        return hall.log();
    }

    /** How many cases there are. */
    long cases() throws SQLException {
        try (var connection = DriverManager.getConnection(address, "root", "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM hall_case")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() {
        hall.close();
        redis.close();
        database.close();
    }
}
