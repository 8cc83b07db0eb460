package io.parkcloud.devops.registry.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.awaitility.Awaitility;

/** Debian's docker-registry as a child, with a key of its own for the tokens it accepts. */
public final class DockerRegistry implements AutoCloseable {

    private static final String SECRET = "of-events";

    private final Path folder;
    private final int port;
    private Process process = new ProcessBuilder("true").start();

    /** Makes folder and key; nothing runs yet. */
    public DockerRegistry(int port) throws IOException {
        this.port = port;
        this.folder = Files.createTempDirectory("parkcloud-registry");
        run(List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=parkcloud-registry",
                "-keyout",
                key().toString(),
                "-out",
                certificate().toString()));
        Files.writeString(eventsSecret(), SECRET);
    }

    /** Starts it and waits until it answers. @param platform where it sends those who have no token, and its events */
    public void start(String platform) throws IOException {
        var config = Files.writeString(folder.resolve("config.yml"), config(platform));
        process = new ProcessBuilder("docker-registry", "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Awaitility.await().until(this::listens);
    }

    /** Ends it as a power cut would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    public Path key() {
        return folder.resolve("token.key");
    }

    public Path certificate() {
        return folder.resolve("token.crt");
    }

    public Path eventsSecret() {
        return folder.resolve("events");
    }

    private String config(String platform) {
        return """
            version: 0.1
            log: {level: warn}
            storage:
              filesystem: {rootdirectory: %1$s/data}
              delete: {enabled: true}
            http: {addr: "127.0.0.1:%2$d"}
            auth:
              token:
                realm: %3$s/registry/token
                service: parkcloud-registry
                issuer: parkcloud
                rootcertbundle: %4$s
            notifications:
              endpoints:
                - name: platform
                  url: %3$s/registry/events
                  headers: {Authorization: ["Bearer %5$s"]}
                  timeout: 2s
                  threshold: 1
                  backoff: 1s
                  ignoredmediatypes: [application/octet-stream]
            """.formatted(folder, port, platform, certificate(), SECRET);
    }

    private boolean listens() {
        assertThat(process.isAlive())
                .as("the registry runs; its log is in %s", folder)
                .isTrue();
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Runs a program to its end. @return what it said; fails if it did not end well */
    public static String run(List<String> command) throws IOException {
        var said = attempt(command);
        assertThat(said.code()).as("%s: %s", command.getFirst(), said.text()).isZero();
        return said.text();
    }

    /** What a program said, and how it ended. */
    public record Said(int code, String text) {}

    /** Runs a program to its end, however it ends. */
    public static Said attempt(List<String> command) throws IOException {
        var started = new ProcessBuilder(command).redirectErrorStream(true).start();
        started.getOutputStream().close();
        var text = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Said(started.waitFor(), text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try (var files = Files.walk(folder)) {
            process.waitFor();
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
