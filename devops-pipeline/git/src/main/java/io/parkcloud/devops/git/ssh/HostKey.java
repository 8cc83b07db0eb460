package io.parkcloud.devops.git.ssh;

import io.parkcloud.control.secret.Secrets;
import io.parkcloud.kernel.ResourceId;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** By what clients know that it is the same platform as before (RFC 4251, section 4.1). Kept sealed: every replica has the same one. */
final class HostKey {

    private static final ResourceId HOLDER = ResourceId.PLATFORM.derive("git");
    private static final String ALGORITHM = "EC";
    private static final String CURVE = "secp256r1"; // ecdsa-sha2-nistp256 of RFC 5656

    private HostKey() {}

    static KeyPair load(Secrets secrets) {
        var halves = secrets.of(HOLDER, "ssh-host-key", HostKey::generate).split(" ", 2);
        try {
            var factory = KeyFactory.getInstance(ALGORITHM);
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(bytes(halves[0]))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(bytes(halves[1]))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the stored host key is no key of " + CURVE, e);
        }
    }

    private static String generate() {
        try {
            var generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(new ECGenParameterSpec(CURVE));
            var made = generator.generateKeyPair();
            return text(made.getPublic().getEncoded()) + " "
                    + text(made.getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make keys of " + CURVE, e);
        }
    }

    private static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text);
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
