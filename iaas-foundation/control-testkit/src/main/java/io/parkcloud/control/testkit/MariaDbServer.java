package io.parkcloud.control.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A MariaDB server of the test's own, on a temporary folder and a free loopback port, with durable commits as in production.
 * Ends with the JVM at the latest. Needs the Debian package {@code mariadb-server}.
 */
public final class MariaDbServer implements AutoCloseable {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final long START_LIMIT_SECONDS = 60;
    private static final int LOG_LINES = 40;

    private final Path folder;
    private final int port;
    private final Process process;
    private final Thread atExit;

    private MariaDbServer(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
        this.atExit = new Thread(this::stop);
    }

    /**
     * Starts a server and waits until it answers.
     *
     * @param options of {@code mariadbd}, which win over the small ones that tests get
     */
    public static MariaDbServer start(String... options) {
        try {
            var folder = Files.createTempDirectory("parkcloud-mariadb");
            int port = freePort();
            run(asRoot(new ArrayList<>(List.of(
                    "mariadb-install-db",
                    "--no-defaults",
                    "--basedir=/usr",
                    "--datadir=" + folder,
                    "--auth-root-authentication-method=normal",
                    "--skip-test-db",
                    "--skip-name-resolve",
                    "--force"))));
            var server = new MariaDbServer(folder, port, launch(folder, port, List.of(options)));
            Runtime.getRuntime().addShutdownHook(server.atExit);
            server.awaitAnswer();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB could not be started; is the package mariadb-server installed?", e);
        }
    }

    private static Process launch(Path folder, int port, List<String> options) throws IOException {
        var command = new ArrayList<>(List.of(
                "mariadbd",
                "--no-defaults",
                "--basedir=/usr",
                "--datadir=" + folder,
                "--socket=" + folder.resolve("s.sock"),
                "--pid-file=" + folder.resolve("pid"),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--skip-name-resolve",
                "--character-set-server=utf8mb4",
                "--innodb-buffer-pool-size=64M",
                "--innodb-flush-log-at-trx-commit=1"));
        command.addAll(options);
        return new ProcessBuilder(asRoot(command))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
    }

    /** A new empty database. @return its JDBC address, user root without password */
    public String newDatabase() {
        var name = "test" + DATABASES.incrementAndGet();
        try (var connection = DriverManager.getConnection(url(""), "root", "");
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
        } catch (SQLException e) {
            throw new IllegalStateException("no database could be made; " + state(), e);
        }
        return url(name);
    }

    /** Whether it still runs, and what it wrote last: its folder is gone when a failed test is looked at. */
    private String state() {
        var life = process.isAlive() ? "MariaDB runs" : "MariaDB has ended with " + process.exitValue();
        try {
            var lines = Files.readAllLines(folder.resolve("server.log"));
            var last = lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
            return life + " and wrote last:\n" + String.join("\n", last);
        } catch (IOException e) {
            return life + "; its log could not be read: " + e;
        }
    }

    /** The application's data source settings for a new empty database. */
    public Map<String, Object> dataSource() {
        return Map.of(
                "spring.datasource.url", newDatabase(),
                "spring.datasource.username", "root",
                "spring.datasource.password", "",
                "spring.datasource.hikari.transaction-isolation", "TRANSACTION_READ_COMMITTED",
                "spring.datasource.hikari.auto-commit", "false");
    }

    /** Ends every connection that there is, as a database that is restarted would. */
    public void cutConnections() {
        try (var connection = DriverManager.getConnection(url(""), "root", "");
                var statement = connection.createStatement()) {
            var others = new ArrayList<Long>();
            try (var rows = statement.executeQuery(
                    "SELECT id FROM information_schema.processlist WHERE id <> CONNECTION_ID() AND user = 'root'")) {
                while (rows.next()) {
                    others.add(rows.getLong(1));
                }
            }
            for (var other : others) {
                statement.execute("KILL SOFT CONNECTION " + other);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the connections could not be cut", e);
        }
    }

    /** The process, for tests that kill it. */
    public Process process() {
        return process;
    }

    private String url(String database) {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + database
                + "?allowMultiQueries=true"; // The rest is the application's to say: what stands here would win over
        // it.
    }

    private void awaitAnswer() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_LIMIT_SECONDS);
        while (System.nanoTime() < deadline) {
            try (var connection = DriverManager.getConnection(url(""), "root", "")) {
                if (connection.isValid(1)) {
                    return;
                }
            } catch (SQLException notYet) {
                if (!waitAMoment()) {
                    break;
                }
            }
        }
        stop();
        throw new IOException("MariaDB did not answer within " + START_LIMIT_SECONDS + " s");
    }

    /** @return whether it is still running */
    private boolean waitAMoment() {
        try {
            return !process.waitFor(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void stop() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("the test's database folder could not be removed", e);
        }
    }

    private static List<String> asRoot(List<String> command) {
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--user=root");
        }
        return command;
    }

    private static void run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command.getFirst() + " failed: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + command.getFirst(), e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
