package io.parkcloud.education.it;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A MariaDB, a Redis and the packaged program, each a child process on a temporary folder, with the sample schools in it. All test
 * classes share one, because its start is most of what they would wait for; everything is gone when the tests end.
 */
final class EducationRig {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String REDIS_PASSWORD = "redis-secret";
    private static final EducationRig SHARED = new EducationRig();

    private final Path directory;
    private final int port = freePort();
    private final int databasePort = freePort();
    private final int redisPort = freePort();
    private final List<Process> children = new ArrayList<>();
    private final Process redis;
    private Process program;

    private EducationRig() {
        try {
            directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "it-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        startDatabase();
        redis = start(
                "redis",
                List.of(
                        "redis-server",
                        "--port",
                        String.valueOf(redisPort),
                        "--bind",
                        "127.0.0.1",
                        "--dir",
                        directory.toString(),
                        "--save",
                        "",
                        "--requirepass",
                        REDIS_PASSWORD),
                Map.of());
        program = startProgram("program", port);
        awaitProgram(program, "program", web());
    }

    static EducationRig shared() {
        return SHARED;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Somebody with a browser who has not signed in. */
    Web web() {
        return new Web(url());
    }

    /** Somebody signed in as one of the named accounts: bureau, teacher or pupil. */
    Web as(String user) {
        return web().signedIn(user, password(user));
    }

    /** Somebody of the roster, let in by the bureau. */
    Web asPerson(String person) {
        var let = as("bureau").submit("/people", "/people/" + person + "/password", Map.of());
        var found = Pattern.compile("<p class=\"code\"><span>([^<]+)</span> · <b>([^<]+)</b>")
                .matcher(let.body());
        if (!found.find()) {
            throw new AssertionError("no password on the page (" + let.status() + "): " + let.body());
        }
        return web().signedIn(found.group(1), found.group(2));
    }

    static String password(String user) {
        return user + "-password-1";
    }

    /** Ends the program as its supervisor does, and starts it again. */
    void restart() {
        program.destroy();
        program.onExit().join();
        program = startProgram("program", port);
        awaitProgram(program, "program", web());
    }

    /** Runs another copy beside the first on the same data, as it is while one is replaced by the next. */
    void beside(Consumer<Web> use) {
        int other = freePort();
        var copy = startProgram("copy", other);
        var web = new Web("http://127.0.0.1:" + other);
        try {
            awaitProgram(copy, "copy", web);
            use.accept(web);
        } finally {
            copy.destroy();
            copy.onExit().join();
        }
    }

    /** Redis takes connections and says nothing meanwhile. */
    void whileRedisHangs(Runnable then) {
        signal("STOP");
        try {
            then.run();
        } finally {
            signal("CONT");
        }
    }

    private void signal(String name) {
        var kill = List.of("kill", "-" + name, String.valueOf(redis.pid()));
        if (start("kill", kill, Map.of()).onExit().join().exitValue() != 0) {
            throw new IllegalStateException(log("kill"));
        }
    }

    /** One number out of the database. */
    long count(String query) {
        try (var connection = root();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Files that the library keeps. */
    long files() {
        try (var walk = Files.walk(directory.resolve("data").resolve("files"))) {
            return walk.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes the database behind the program's back. */
    void change(String sql) {
        try (var connection = root();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void startDatabase() {
        var data = directory.resolve("db");
        var install =
                new ArrayList<>(List.of("mariadb-install-db", "--no-defaults", "--basedir=/usr", "--datadir=" + data));
        install.addAll(List.of(
                "--auth-root-authentication-method=normal", "--skip-test-db", "--skip-name-resolve", "--force"));
        install.addAll(asRoot());
        if (start("install", install, Map.of()).onExit().join().exitValue() != 0) {
            throw new IllegalStateException(log("install"));
        }
        var command = new ArrayList<>(List.of("mariadbd", "--no-defaults", "--basedir=/usr", "--datadir=" + data));
        command.addAll(List.of("--socket=e.sock", "--port=" + databasePort, "--bind-address=127.0.0.1"));
        command.addAll(List.of("--skip-name-resolve", "--innodb-buffer-pool-size=64M"));
        command.addAll(asRoot());
        start("db", command, Map.of());
        await().atMost(LONG).ignoreExceptions().until(() -> {
            try (var connection = root();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE USER IF NOT EXISTS education@'127.0.0.1' IDENTIFIED BY 'secret'");
                statement.execute("GRANT ALL ON education.* TO education@'127.0.0.1'");
                return true;
            }
        });
    }

    private Process startProgram(String name, int at) {
        var environment = new HashMap<>(Map.of(
                "EDUCATION_DB_URL",
                "jdbc:mysql://127.0.0.1:" + databasePort + "/education",
                "EDUCATION_DB_USER",
                "education",
                "EDUCATION_DB_PASSWORD",
                "secret",
                "EDUCATION_REDIS_PORT",
                String.valueOf(redisPort),
                "EDUCATION_REDIS_PASSWORD",
                REDIS_PASSWORD,
                "EDUCATION_PORT",
                String.valueOf(at),
                "EDUCATION_DATA_DIR",
                directory.resolve("data").toString(),
                "EDUCATION_SAMPLES",
                "true",
                "EDUCATION_LARGEST_FILE",
                "1MB"));
        var names = Map.of("ADMIN", "bureau", "TEACHER", "teacher", "PUPIL", "pupil");
        names.forEach((variable, user) -> {
            environment.put("EDUCATION_" + variable + "_USER", user);
            environment.put("EDUCATION_" + variable + "_PASSWORD", password(user));
            environment.put(
                    "EDUCATION_" + variable + "_PERSON",
                    variable.equals("ADMIN") ? "" : "sample-" + variable.toLowerCase(Locale.ROOT));
        });
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var jar = Path.of("target", "parkcloud-education-0.1.0-SNAPSHOT.jar")
                .toAbsolutePath()
                .toString();
        return start(
                name,
                List.of(java, "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar),
                environment);
    }

    private void awaitProgram(Process started, String name, Web web) {
        await().atMost(LONG).ignoreExceptions().until(() -> {
            if (!started.isAlive()) {
                throw new AssertionError("the program ended:\n" + log(name));
            }
            return web.get("/healthz/roster").status() == 200;
        });
    }

    String log(String name) {
        try {
            return Files.readString(directory.resolve(name + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start(String name, List<String> command, Map<String, String> environment) {
        try {
            var builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve(name + ".log").toFile()));
            builder.environment().putAll(environment);
            var process = builder.start();
            children.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.getFirst() + "; is it installed?", e);
        }
    }

    private void close() {
        for (var child : children.reversed()) {
            child.destroyForcibly();
            child.onExit().join();
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
                "jdbc:mysql://127.0.0.1:" + databasePort + "/education?createDatabaseIfNotExist=true", "root", "");
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> asRoot() {
        return "root".equals(System.getProperty("user.name")) ? List.of("--user=root") : List.of();
    }
}
