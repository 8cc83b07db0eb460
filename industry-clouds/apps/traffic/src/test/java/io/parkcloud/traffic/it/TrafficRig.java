package io.parkcloud.traffic.it;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A MariaDB and the packaged program, children of the test in a folder of their own; nothing of it is left after {@link #close}. */
final class TrafficRig implements AutoCloseable {
    static final String PASSWORD = "traffic-password-1";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    final int port = freePort();
    private final int databasePort = freePort();
    private final Path folder;
    private final Process database;
    private Process program;

    /** @param hosts that realtime may be fetched from */
    TrafficRig(String hosts) {
        try {
            folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "it-");
            install();
            database = start("db", startDatabase(), Map.of());
            await().atMost(PATIENCE).ignoreExceptions().until(this::makeDatabase);
            program = startProgram(hosts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TrafficClient client() {
        return new TrafficClient("http://127.0.0.1:" + port);
    }

    /** Ends the program as its supervisor does, and starts it again. */
    void restart(String hosts) {
        end(program);
        try {
            program = startProgram(hosts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void install() throws IOException {
        var command = new ArrayList<>(List.of("mariadb-install-db", "--no-defaults", "--basedir=/usr", "--force"));
        command.addAll(List.of("--datadir=" + folder.resolve("db"), "--auth-root-authentication-method=normal"));
        command.addAll(List.of("--skip-test-db", "--skip-name-resolve"));
        command.addAll(asRoot());
        var install = start("install", command, Map.of());
        if (install.onExit().join().exitValue() != 0) {
            throw new IllegalStateException(log("install"));
        }
    }

    private List<String> startDatabase() {
        var command = new ArrayList<>(List.of("mariadbd", "--no-defaults", "--basedir=/usr"));
        command.addAll(List.of("--datadir=" + folder.resolve("db"), "--socket=t.sock", "--port=" + databasePort));
        command.addAll(List.of("--bind-address=127.0.0.1", "--skip-name-resolve", "--innodb-buffer-pool-size=32M"));
        command.addAll(asRoot());
        return command;
    }

    private boolean makeDatabase() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:mysql://127.0.0.1:" + databasePort + "/", "root", "");
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE IF NOT EXISTS traffic CHARACTER SET utf8mb4");
            return true;
        }
    }

    private Process startProgram(String hosts) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var jar = Path.of("target", "parkcloud-traffic-0.1.0-SNAPSHOT.jar").toAbsolutePath();
        var password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        var flags = List.of(java, "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar.toString());
        var started = start(
                "program",
                flags,
                Map.of(
                        "TRAFFIC_DB_URL",
                        "jdbc:mysql://127.0.0.1:" + databasePort + "/traffic",
                        "TRAFFIC_DB_USER",
                        "root",
                        "TRAFFIC_PORT",
                        String.valueOf(port),
                        "TRAFFIC_DATA_DIR",
                        folder.resolve("data").toString(),
                        "TRAFFIC_ADMIN_USER",
                        "admin",
                        "TRAFFIC_ADMIN_PASSWORD_FILE",
                        password.toString(),
                        "TRAFFIC_REALTIME_HOSTS",
                        hosts));
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> !started.isAlive() || client().get("/healthz").status() == 200);
        if (!started.isAlive()) {
            throw new IllegalStateException(log("program"));
        }
        return started;
    }

    private Process start(String name, List<String> command, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(name + ".log").toFile()));
        builder.environment().putAll(environment);
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    private String log(String name) {
        try {
            return Files.readString(folder.resolve(name + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> asRoot() {
        return "root".equals(System.getProperty("user.name")) ? List.of("--user=root") : List.of();
    }

    private static void end(Process process) {
        process.destroy();
        process.onExit().join();
    }

    @Override
    public void close() {
        end(program);
        database.destroyForcibly().onExit().join();
        try (var walk = Files.walk(folder)) {
            for (var path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
