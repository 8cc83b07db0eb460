package io.parkcloud.engine.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.VersionInfo;
import org.junit.jupiter.api.Test;

final class ClusterVersionTest {

    private static ClusterVersion version(String major, String minor) {
        return ClusterVersion.of(
                new VersionInfo.Builder().withMajor(major).withMinor(minor).build());
    }

    @Test
    void newerServersKnowMore() {
        assertThat(version("1", "18").seccompField()).isFalse();
        assertThat(version("1", "20").seccompField()).isTrue();
        assertThat(version("1", "20").lowPorts()).isFalse();
        assertThat(version("1", "27+").lowPorts()).isTrue();
        assertThat(version("2", "0").lowPorts()).isTrue();
    }
}
