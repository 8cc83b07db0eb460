package io.parkcloud.server;

import io.parkcloud.control.testkit.MariaDbServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as it is shipped, on a database and a port of its own. */
final class RunningPlatform implements AutoCloseable {

    private static final List<String> SIMULATED = List.of(
            "--parkcloud.network.engine=simulated",
            "--parkcloud.compute.engine=simulated",
            "--parkcloud.compute.images.engine=simulated",
            "--parkcloud.storage.engine=simulated",
            "--parkcloud.workloads.engine=simulated",
            "--parkcloud.registry.engine=simulated",
            "--parkcloud.steps.engine=simulated");

    /** What the collector of metrics proves itself with. */
    static final String COLLECTOR = "the collector's token of a test";

    private final MariaDbServer database;
    private final List<String> arguments = new ArrayList<>();
    private final Path folder;
    private final int port;
    private ConfigurableApplicationContext context;

    RunningPlatform(MariaDbServer database, String... more) {
        try {
            this.database = database;
            this.folder = Files.createTempDirectory("parkcloud-server");
            this.port = freePort();
            Files.write(folder.resolve("master.key"), new byte[32]);
            Files.writeString(folder.resolve("collector-token"), COLLECTOR);
            arguments.addAll(List.of(
                    "--server.port=" + port,
                    "--parkcloud.identity.base-url=" + url(""),
                    "--parkcloud.server.database.url=" + database.newDatabase(),
                    "--parkcloud.server.database.user=root",
                    "--parkcloud.server.database.password-file=",
                    "--parkcloud.control.master-key-file=" + folder.resolve("master.key"),
                    "--parkcloud.identity.collector-token=" + folder.resolve("collector-token"),
                    "--parkcloud.workloads.artifacts=" + folder,
                    "--parkcloud.git.directory=" + folder.resolve("git"),
                    "--parkcloud.pipeline.directory=" + folder.resolve("pipelines"),
                    "--parkcloud.tenancy.bootstrap.demo=true",
                    "--parkcloud.tenancy.bootstrap.credentials-file=" + credentialsFile()));
            arguments.addAll(List.of(more));
            SIMULATED.stream().filter(usual -> !chosen(usual)).forEach(arguments::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            this.context = start();
        } catch (RuntimeException notStarted) {
            removeAll(); // Nobody gets this to close.
            throw notStarted;
        }
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(ParkcloudApplication.class).run(arguments.toArray(String[]::new));
    }

    /** Ends the application and starts it again on the same data. */
    void restart() {
        SpringApplication.exit(context);
        context = start();
    }

    /** Puts a program on offer, for tests in which it is not really started. */
    void offer(String artifact) {
        try {
            Files.writeString(folder.resolve(artifact + ".jar"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    Path credentialsFile() {
        return folder.resolve("first-passwords");
    }

    <B> B bean(Class<B> type) {
        return context.getBean(type);
    }

    <B> B bean(String name, Class<B> type) {
        return context.getBean(name, type);
    }

    String password(String user) {
        return Objects.requireNonNull(passwords().get(user), user);
    }

    Map<String, String> passwords() {
        try {
            var found = new HashMap<String, String>();
            for (var line : Files.readAllLines(credentialsFile())) {
                var parts = line.split(" ", 2);
                found.put(parts[0], parts[1]);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        SpringApplication.exit(context);
        removeAll();
    }

    private void removeAll() {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database.close();
    }

    /** An option that is given twice has both values. */
    private boolean chosen(String option) {
        var name = option.substring(0, option.indexOf('=') + 1);
        return arguments.stream().anyMatch(given -> given.startsWith(name));
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
