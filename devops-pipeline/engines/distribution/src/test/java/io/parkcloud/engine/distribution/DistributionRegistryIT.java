package io.parkcloud.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkcloud.devops.registry.spi.ImageRegistry;
import io.parkcloud.devops.registry.testkit.DockerRegistry;
import io.parkcloud.devops.registry.testkit.ImageRegistryContract;
import io.parkcloud.devops.registry.testkit.OciLayout;
import io.parkcloud.devops.registry.token.RegistryTokens;
import io.parkcloud.devops.registry.token.TokenKey;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.IdGenerator;
import io.parkcloud.kernel.PlatformException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against Debian's docker-registry, pushed to by skopeo. */
final class DistributionRegistryIT extends ImageRegistryContract {

    @SuppressWarnings("NullAway.Init")
    private static DockerRegistry server;

    @SuppressWarnings("NullAway.Init")
    private static RegistryTokens tokens;

    @SuppressWarnings("NullAway.Init")
    private static DistributionRegistry registry;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        server = new DockerRegistry(freePort());
        server.start("http://127.0.0.1:1");
        var clock = Clock.systemUTC();
        var key = TokenKey.read(server.key(), server.certificate());
        tokens = new RegistryTokens(key, clock, IdGenerator.timeOrdered(clock, new Random(1)));
        registry = at(server.address());
    }

    @AfterAll
    static void stop() {
        registry.close();
        server.close();
    }

    @Override
    protected ImageRegistry registry() {
        return registry;
    }

    @Override
    protected void push(String path, String tag) throws IOException {
        OciLayout.write(folder, tag, path + ":" + tag);
        DockerRegistry.run(List.of(
                "skopeo",
                "copy",
                "--insecure-policy",
                "--dest-tls-verify=false",
                "--dest-registry-token=" + tokens.token(path, Set.of("pull", "push")),
                "oci:" + folder + ":" + tag,
                "docker://" + server.address() + "/" + path + ":" + tag));
    }

    @Test
    void aRegistryThatIsAwayIsUnavailable() throws IOException {
        try (var nobody = at("127.0.0.1:" + freePort())) {
            assertThatThrownBy(() -> nobody.tags("p/a"))
                    .isInstanceOfSatisfying(PlatformException.class, away -> assertThat(away.code())
                            .isEqualTo(EngineErrors.UNAVAILABLE));
        }
    }

    private static DistributionRegistry at(String address) {
        return new DistributionRegistry(
                new DistributionProperties(URI.create("http://" + address), Duration.ofSeconds(10)), tokens);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
