package io.parkcloud.engine.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

final class KubernetesPropertiesTest {

    private static KubernetesProperties bound(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bind("parkcloud.workloads.kubernetes", KubernetesProperties.class)
                .get();
    }

    @Test
    void installationAndImageAreAllThatMustBeSaid() {
        var least = bound(Map.of(
                "parkcloud.workloads.kubernetes.installation",
                "0a1b2c",
                "parkcloud.workloads.kubernetes.image",
                "box:1"));
        assertThat(least)
                .isEqualTo(new KubernetesProperties(
                        "0a1b2c",
                        Optional.empty(),
                        "box:1",
                        Map.of(),
                        Optional.empty(),
                        DataSize.ofGigabytes(10),
                        false,
                        10_001,
                        List.of(),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(15),
                        new KubernetesProperties.Share(200, DataSize.ofGigabytes(256), DataSize.ofTerabytes(4))));
    }

    @Test
    void everySettingIsTakenOver() {
        var prefix = "parkcloud.workloads.kubernetes.";
        var all = bound(Map.ofEntries(
                Map.entry(prefix + "installation", "0a1b2c"),
                Map.entry(prefix + "kubeconfig", "/etc/kubeconfig"),
                Map.entry(prefix + "image", "box:1"),
                Map.entry(prefix + "provided.java", "/usr/lib/jvm/default-java"),
                Map.entry(prefix + "storage-class", "fast"),
                Map.entry(prefix + "volume-size", "1GB"),
                Map.entry(prefix + "own-volumes", "true"),
                Map.entry(prefix + "user-id", "2000"),
                Map.entry(prefix + "egress", "10.0.0.0/8"),
                Map.entry(prefix + "request-timeout", "2s"),
                Map.entry(prefix + "stop-grace", "3s"),
                Map.entry(prefix + "project.pods", "4"),
                Map.entry(prefix + "project.memory", "5GB"),
                Map.entry(prefix + "project.storage", "6GB")));
        assertThat(all)
                .isEqualTo(new KubernetesProperties(
                        "0a1b2c",
                        Optional.of("/etc/kubeconfig"),
                        "box:1",
                        Map.of("java", "/usr/lib/jvm/default-java"),
                        Optional.of("fast"),
                        DataSize.ofGigabytes(1),
                        true,
                        2000,
                        List.of("10.0.0.0/8"),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        new KubernetesProperties.Share(4, DataSize.ofGigabytes(5), DataSize.ofGigabytes(6))));
    }
}
