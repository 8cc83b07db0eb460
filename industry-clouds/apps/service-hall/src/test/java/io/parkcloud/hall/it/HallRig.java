package io.parkcloud.hall.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A MariaDB, a Redis and the packaged hall, each a child process on a temporary folder; all of it is gone after {@link #close}. */
final class HallRig implements AutoCloseable {
    static final String CLERK_PASSWORD = "clerk-password-1";
    static final String ADMIN_PASSWORD = "admin-password-1";
    private static final String REDIS_PASSWORD = "redis-password";
    private static final Duration LONG = Duration.ofMinutes(2);

    final Path directory;
    final int hallPort = Child.freePort();
    private final int databasePort = Child.freePort();
    private final int redisPort = Child.freePort();
    private final Map<String, String> more = new HashMap<>();
    private @Nullable Child database;
    private @Nullable Child redis;
    private @Nullable Child hall;

    HallRig() {
        try {
            directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "it-");
            Files.writeString(directory.resolve("clerk-password"), CLERK_PASSWORD + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var install = new ArrayList<>(List.of("mariadb-install-db", "--no-defaults", "--basedir=/usr"));
        install.addAll(List.of("--datadir=" + directory.resolve("db"), "--auth-root-authentication-method=normal"));
        install.addAll(List.of("--skip-test-db", "--skip-name-resolve", "--force"));
        install.addAll(asRoot());
        try (var child = Child.start(directory, "install", install, Map.of())) {
            if (child.end() != 0) {
                throw new IllegalStateException(child.log());
            }
        }
    }

    /** All three, in the right order, and a database for the hall. */
    static HallRig running() {
        return running(Map.of());
    }

    /** The same with more variables for the hall. */
    static HallRig running(Map<String, String> more) {
        var rig = new HallRig();
        rig.more.putAll(more);
        rig.startRedis();
        rig.startDatabase();
        rig.startHall();
        rig.awaitHealthy();
        return rig;
    }

    HallClient client() {
        return new HallClient("http://127.0.0.1:" + hallPort);
    }

    void startDatabase() {
        var command = new ArrayList<>(List.of(
                "mariadbd",
                "--no-defaults",
                "--basedir=/usr",
                "--datadir=" + directory.resolve("db"),
                "--socket=hall.sock", // in the data directory, whatever its length
                "--port=" + databasePort,
                "--bind-address=127.0.0.1",
                "--skip-name-resolve",
                "--innodb-buffer-pool-size=32M",
                "--pid-file=" + directory.resolve("db.pid")));
        command.addAll(asRoot());
        var child = Child.start(directory, "db", command, Map.of());
        database = child;
        await().atMost(LONG).ignoreExceptions().until(() -> {
            if (!child.alive()) {
                throw new AssertionError(child.log());
            }
            try (var connection = root();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE IF NOT EXISTS hall CHARACTER SET utf8mb4");
                statement.execute("CREATE USER IF NOT EXISTS hall@'127.0.0.1' IDENTIFIED BY 'hall-password'");
                statement.execute("GRANT ALL ON hall.* TO hall@'127.0.0.1'");
                return true;
            }
        });
    }

    void startRedis() {
        redis = Child.start(
                directory,
                "redis",
                List.of(
                        "redis-server",
                        "--port",
                        String.valueOf(redisPort),
                        "--bind",
                        "127.0.0.1",
                        "--dir",
                        directory.toString(),
                        "--requirepass",
                        REDIS_PASSWORD,
                        "--appendonly",
                        "yes"),
                Map.of());
    }

    void startHall() {
        startHall("Asia/Shanghai");
    }

    void startHall(String timeZone) {
        hall = startHall("hall", hallPort, timeZone);
    }

    /** A second hall on the same database and Redis, with a data directory of its own. */
    Replica startReplica() {
        int port = Child.freePort();
        return new Replica(startHall("replica", port, "Asia/Shanghai"), new HallClient("http://127.0.0.1:" + port));
    }

    private Child startHall(String name, int port, String timeZone) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var environment = new HashMap<>(Map.ofEntries(
                Map.entry("HALL_DB_URL", "jdbc:mysql://127.0.0.1:" + databasePort + "/hall"),
                Map.entry("HALL_DB_USER", "hall"),
                Map.entry("HALL_DB_PASSWORD", "hall-password"),
                Map.entry("HALL_REDIS_HOST", "127.0.0.1"),
                Map.entry("HALL_REDIS_PORT", String.valueOf(redisPort)),
                Map.entry("HALL_REDIS_PASSWORD", REDIS_PASSWORD),
                Map.entry("HALL_PORT", String.valueOf(port)),
                Map.entry(
                        "HALL_DATA_DIR",
                        directory.resolve(name.equals("hall") ? "data" : name).toString()),
                Map.entry("HALL_TIME_ZONE", timeZone),
                Map.entry("HALL_TITLE", "明城市政务服务大厅"),
                Map.entry("HALL_CLERK_USER", "clerk"),
                Map.entry(
                        "HALL_CLERK_PASSWORD_FILE",
                        directory.resolve("clerk-password").toString()),
                Map.entry("HALL_ADMIN_USER", "admin"),
                Map.entry("HALL_ADMIN_PASSWORD", ADMIN_PASSWORD)));
        environment.putAll(more);
        return Child.start(
                directory,
                name,
                List.of(java, "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar().toString()),
                environment);
    }

    void awaitHealthy() {
        await().atMost(LONG).ignoreExceptions().until(() -> {
            if (!hall().alive()) {
                throw new AssertionError("the hall ended:\n" + hall().log());
            }
            return client().get("/healthz").status() == 200;
        });
    }

    Child hall() {
        return Objects.requireNonNull(hall, "not started");
    }

    Child database() {
        return Objects.requireNonNull(database, "not started");
    }

    Child redis() {
        return Objects.requireNonNull(redis, "not started");
    }

    /** One number out of the hall's database. */
    long count(String query) throws SQLException {
        return Long.parseLong(text(query));
    }

    /** One value out of the hall's database. */
    String text(String query) throws SQLException {
        try (var connection = root();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Changes the hall's database behind its back, for what no page can bring about in a test's time. @return rows changed */
    int change(String statement) throws SQLException {
        try (var connection = root();
                var change = connection.createStatement()) {
            return change.executeUpdate(statement);
        }
    }

    /** An account with the clerk's password. */
    void addStaff(String username, String name, String role, String department) throws SQLException {
        change("INSERT INTO staff_account (username, password_hash, role, failures, display_name, department_code)"
                + " SELECT '" + username + "', password_hash, '" + role + "', 0, '" + name + "', '" + department
                + "' FROM staff_account WHERE username = 'clerk'");
    }

    /** Files below the data directory that hold citizens' uploads, finished or not. */
    List<Path> uploads() {
        try (var walk = Files.walk(directory.resolve("data"))) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().equals("lock"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        for (var child : new Child[] {hall, redis, database}) {
            if (child != null) {
                child.close();
            }
        }
        try (var walk = Files.walk(directory)) {
            for (var path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Connection root() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mysql://127.0.0.1:" + databasePort + "/hall?createDatabaseIfNotExist=true", "root", "");
    }

    private static List<String> asRoot() {
        return "root".equals(System.getProperty("user.name")) ? List.of("--user=root") : List.of();
    }

    private static Path jar() {
        var jar = Path.of("target", "parkcloud-service-hall-0.1.0-SNAPSHOT.jar").toAbsolutePath();
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing; these tests run after the package phase");
        }
        return jar;
    }

    /**
     * A second hall.
     *
     * @param process its process
     * @param client somebody who visits it
     */
    record Replica(Child process, HallClient client) implements AutoCloseable {

        @Override
        public void close() {
            process.close();
        }
    }
}
