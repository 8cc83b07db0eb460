package io.parkcloud.healthcare.it;

import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.BasicAuthInterceptor;
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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.Organization;

/**
 * A MariaDB and the packaged program, each a child process on a temporary folder. All test classes share one, because its start is
 * most of what they would wait for; everything is gone when the tests end.
 */
final class HealthRig {
    static final FhirContext FHIR = FhirContext.forR4();
    static final String HOSPITAL = "test-hospital";
    static final String OTHER_HOSPITAL = "another-hospital";

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final HealthRig SHARED = new HealthRig();

    private final Path directory;
    private final int port = freePort();
    private final int databasePort = freePort();
    private final List<Process> children = new ArrayList<>();

    private HealthRig() {
        try {
            directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "it-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        FHIR.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        FHIR.getRestfulClientFactory().setSocketTimeout(60_000);
        FHIR.getRestfulClientFactory().setPoolMaxPerRoute(20);
        FHIR.getParserOptions().setStripVersionsFromReferences(false);
        FHIR.getParserOptions().setOverrideResourceIdWithBundleEntryFullUrl(false);
        startDatabase();
        startProgram();
        for (var name : List.of(HOSPITAL, OTHER_HOSPITAL)) {
            var organization = new Organization().setName(name);
            organization.setId(name);
            client("admin").update().resource(organization).execute();
        }
    }

    static HealthRig shared() {
        return SHARED;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** HAPI's own client, signed in as one of the accounts. */
    IGenericClient client(String user) {
        var client = FHIR.newRestfulGenericClient(url() + "/fhir");
        client.registerInterceptor(new BasicAuthInterceptor(user, password(user)));
        return client;
    }

    static String password(String user) {
        return user + "-password-1";
    }

    /** One number out of the database. */
    long count(String query) throws SQLException {
        try (var connection = root();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Changes the database behind the program's back. */
    int change(String statement) throws SQLException {
        try (var connection = root();
                var change = connection.createStatement()) {
            return change.executeUpdate(statement);
        }
    }

    private void startDatabase() {
        var data = directory.resolve("db");
        var install =
                new ArrayList<>(List.of("mariadb-install-db", "--no-defaults", "--basedir=/usr", "--datadir=" + data));
        install.addAll(List.of(
                "--auth-root-authentication-method=normal", "--skip-test-db", "--skip-name-resolve", "--force"));
        install.addAll(asRoot());
        try {
            if (!start("install", install, Map.of()).waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("mariadb-install-db does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        var command = new ArrayList<>(List.of("mariadbd", "--no-defaults", "--basedir=/usr", "--datadir=" + data));
        command.addAll(List.of("--socket=health.sock", "--port=" + databasePort, "--bind-address=127.0.0.1"));
        command.addAll(List.of("--skip-name-resolve", "--innodb-buffer-pool-size=64M"));
        command.addAll(asRoot());
        start("db", command, Map.of());
        await().atMost(LONG).ignoreExceptions().until(() -> {
            try (var connection = root();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE USER IF NOT EXISTS health@'127.0.0.1' IDENTIFIED BY 'secret'");
                statement.execute("GRANT ALL ON health.* TO health@'127.0.0.1'");
                return true;
            }
        });
    }

    private void startProgram() {
        var environment = new HashMap<>(Map.of(
                "HEALTH_DB_URL",
                "jdbc:mysql://127.0.0.1:" + databasePort + "/health",
                "HEALTH_DB_USER",
                "health",
                "HEALTH_DB_PASSWORD",
                "secret",
                "HEALTH_PORT",
                String.valueOf(port),
                "HEALTH_DATA_DIR",
                directory.resolve("data").toString(),
                "HEALTH_CLINICIAN_ORGANIZATION",
                HOSPITAL,
                "HEALTH_TIME_ZONE",
                "Asia/Shanghai"));
        for (var user : List.of("admin", "clinician", "auditor", "system")) {
            var name = user.toUpperCase(java.util.Locale.ROOT);
            environment.put("HEALTH_" + name + "_USER", user);
            environment.put("HEALTH_" + name + "_PASSWORD", password(user));
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var jar = Path.of("target", "parkcloud-healthcare-0.1.0-SNAPSHOT.jar")
                .toAbsolutePath()
                .toString();
        var program = start(
                "program",
                List.of(java, "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar),
                environment);
        await().atMost(LONG).ignoreExceptions().until(() -> {
            if (!program.isAlive()) {
                throw new AssertionError("the program ended:\n" + Files.readString(directory.resolve("program.log")));
            }
            return Web.of(url()).get("/healthz").statusCode() == 200;
        });
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
                "jdbc:mysql://127.0.0.1:" + databasePort + "/health?createDatabaseIfNotExist=true", "root", "");
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
