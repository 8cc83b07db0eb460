package io.parkcloud.control.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * An OpenSSH public key (RFC 4253, section 6.6; sshd(8), "AUTHORIZED_KEYS FILE FORMAT").
 */
public final class SshPublicKey {

    private final byte[] blob;

    private SshPublicKey(byte[] blob) {
        this.blob = blob;
    }

    private static final Set<String> TYPES = Set.of(
            "ssh-ed25519",
            "ssh-rsa",
            "ecdsa-sha2-nistp256",
            "ecdsa-sha2-nistp384",
            "ecdsa-sha2-nistp521",
            "sk-ssh-ed25519@openssh.com",
            "sk-ecdsa-sha2-nistp256@openssh.com");

    /** Empty if the line is anything but one public key without options. */
    public static Optional<SshPublicKey> parse(String line) {
        var words = line.strip().split("[ \t]+", 3);
        if (words.length < 2
                || !TYPES.contains(words[0])
                || line.strip().lines().count() != 1) {
            return Optional.empty();
        }
        try {
            var blob = Base64.getDecoder().decode(words[1]);
            var buffer = ByteBuffer.wrap(blob);
            int length = buffer.remaining() < Integer.BYTES ? 0 : buffer.getInt();
            if (length != words[0].length() || buffer.remaining() <= length) {
                return Optional.empty();
            }
            var name = new byte[length];
            buffer.get(name);
            return new String(name, StandardCharsets.US_ASCII).equals(words[0])
                    ? Optional.of(new SshPublicKey(blob))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** As {@code ssh-keygen -l} prints it. */
    public String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(blob);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
