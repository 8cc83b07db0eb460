package io.parkcloud.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StoredCredentialsTest {

    @Test
    void comparingWithNobodyIsTheSameWorkAsWithSomebody() {
        var encoder = StoredCredentials.encoder();
        var somebody = encoder.encode("a password");

        assertThat(costs(StoredCredentials.NOBODY)).isEqualTo(costs(somebody));
        assertThat(StoredCredentials.NOBODY).hasSameSizeAs(somebody);
        assertThat(encoder.upgradeEncoding(StoredCredentials.NOBODY)).isFalse();
        assertThat(encoder.matches("a password", StoredCredentials.NOBODY)).isFalse();
    }

    /** Kind, version, memory, iterations and lanes. */
    private static String costs(String hash) {
        var parts = hash.split("\\$");
        return parts[1] + parts[2] + parts[3];
    }
}
