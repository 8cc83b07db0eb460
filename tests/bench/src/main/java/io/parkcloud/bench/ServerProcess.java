package io.parkcloud.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The platform as it is shipped: its jar unpacked, its own JVM and flags, simulated engines without any delay. */
final class ServerProcess implements AutoCloseable {

    private static final List<String> FLAGS =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");

    private static final List<String> ENGINES =
            List.of("network", "compute", "compute.images", "storage", "workloads", "registry", "steps");

    private static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "2");

    private final Child child = new Child("bench");
    private final Path application = child.folder().resolve("app");
    private final String database;
    private final List<String> settings;
    private final int port = Child.freePort();

    /**
     * @param database JDBC address, user root without a password
     * @param settings beside the usual ones, in the form {@code --name=value}; they win
     */
    ServerProcess(Path jar, String database, String... settings) {
        this.database = database;
        this.settings = List.of(settings);
        try {
            Files.write(child.folder().resolve("master.key"), new byte[32]);
            child.java(
                    child.folder(),
                    List.of("-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", "" + application),
                    Map.of());
            child.awaitEnd("unpacking " + jar);
            Files.move(application.resolve(jar.getFileName()), application.resolve("app.jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the JVM write down what it learnt while starting, if it is one that can (JEP 483 and 514: Java 25). */
    boolean train() {
        if (Runtime.version().feature() < 25) {
            return false;
        }
        launch(List.of("-XX:AOTCacheOutput=" + cache(), "-Dspring.context.exit=onRefresh"));
        child.awaitEnd("the training run");
        return true;
    }

    /** Starts it. @return seconds until it gave its first answer */
    double start(boolean withCache) {
        long begin = System.nanoTime();
        launch(withCache ? List.of("-XX:AOTCache=" + cache()) : List.of());
        child.awaitAnswer(url() + "/actuator/health/readiness");
        return (System.nanoTime() - begin) / 1e9;
    }

    void stop() {
        child.stop();
    }

    long pid() {
        return child.pid();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    String password(String user) {
        try (var lines = Files.lines(child.folder().resolve("first-passwords"))) {
            return lines.filter(l -> l.startsWith(user + " "))
                    .map(l -> l.substring(user.length() + 1))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void launch(List<String> more) {
        var command = new ArrayList<>(FLAGS);
        command.addAll(more);
        command.addAll(List.of("-jar", "app.jar"));
        for (var port : ENGINES) {
            var choice = "--parkcloud." + port + ".engine=";
            if (settings.stream().noneMatch(setting -> setting.startsWith(choice))) { // given twice, it would be both
                command.add(choice + "simulated");
            }
        }
        command.addAll(List.of(
                "--parkcloud.compute.simulated.hosts=100",
                "--server.port=" + port,
                "--parkcloud.identity.base-url=" + url(),
                "--parkcloud.server.database.url=" + database,
                "--parkcloud.server.database.user=root",
                "--parkcloud.server.database.password-file=",
                "--parkcloud.control.master-key-file=" + child.folder().resolve("master.key"),
                "--parkcloud.workloads.artifacts=" + child.folder(),
                "--parkcloud.git.directory=" + child.folder().resolve("git"),
                "--parkcloud.pipeline.directory=" + child.folder().resolve("pipelines"),
                "--parkcloud.tenancy.bootstrap.demo=true",
                "--parkcloud.tenancy.bootstrap.credentials-file="
                        + child.folder().resolve("first-passwords")));
        command.addAll(settings);
        child.java(application, command, ENVIRONMENT);
    }

    private Path cache() {
        return child.folder().resolve("app.aot");
    }

    @Override
    public void close() {
        child.close();
    }
}
