package io.parkcloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.control.testkit.MariaDbServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Browser sessions outlive the platform when there is a Redis to keep them. */
class RedisSessionIT {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @Test
    void aRestartSignsNobodyOut(@TempDir Path folder) throws Exception {
        int port = freePort();
        var password = Files.writeString(folder.resolve("password"), "test-password\n");
        var redis = redis(port, folder);
        try (var platform = new RunningPlatform(
                MariaDbServer.start(),
                "--parkcloud.identity.redis=redis://127.0.0.1:" + port,
                "--parkcloud.identity.redis-password=" + password)) {
            var browser = new Client(platform);
            var csrf = CSRF.matcher(browser.get("/login").response().body());
            assertThat(csrf.find()).isTrue();
            browser.form(
                    "/login",
                    Map.of(
                            "username", "gov-member",
                            "password", platform.password("gov-member"),
                            "_csrf", csrf.group(1)));
            assertThat(browser.get("/api/v1/me").json().path("name").asString()).isEqualTo("gov-member");

            platform.restart();

            assertThat(browser.get("/api/v1/me").json().path("name").asString()).isEqualTo("gov-member");
        } finally {
            redis.destroy();
            redis.waitFor();
        }
    }

    private static Process redis(int port, Path folder) throws IOException {
        return new ProcessBuilder(
                        "redis-server",
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--requirepass",
                        "test-password",
                        "--save",
                        "",
                        "--dir",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
