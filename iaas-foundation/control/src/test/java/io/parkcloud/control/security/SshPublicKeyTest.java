package io.parkcloud.control.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a public key and what is not. */
final class SshPublicKeyTest {

    /** Made with ssh-keygen 9.2; the fingerprint is what {@code ssh-keygen -l} printed. */
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIL3pyj7dG8z+g53WqQAD70R4v1T6i9Fe5IglZswYpw4F me@here";

    @Test
    void theFingerprintIsOpenSshs() {
        assertThat(SshPublicKey.parse(KEY).map(SshPublicKey::fingerprint))
                .hasValue("SHA256:ktE/SOiToMqXWm+h2jKULNasrQiu31P9LL7+pknJCXs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ssh-ed25519",
                "ssh-ed25519 not-base64!",
                "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIBqLVzU2nDW2ysKKqf6LCWCKJEtCZ1d4WjL8jW8gqQF6 type differs",
                "command=\"x\" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBqLVzU2nDW2ysKKqf6LCWCKJEtCZ1d4WjL8jW8gqQF6",
                "ssh-ed25519 AAAA",
                "ssh-ed25519 nonsense",
                "-----BEGIN OPENSSH PRIVATE KEY-----"
            })
    void anythingElseIsNot(String line) {
        assertThat(SshPublicKey.parse(line)).isEmpty();
    }

    @Test
    void twoLinesAreNotOne() {
        assertThat(SshPublicKey.parse(KEY + "\n" + KEY)).isEmpty();
        assertThat(SshPublicKey.parse(KEY + "\n")).isPresent();
    }
}
