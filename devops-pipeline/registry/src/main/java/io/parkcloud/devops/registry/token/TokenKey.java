package io.parkcloud.devops.registry.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What the registry's tokens are signed with.
 *
 * @param secret a key of P-256
 * @param certificate of that key (X.509, DER in base64), which the registry has been told to trust
 */
public record TokenKey(ECPrivateKey secret, String certificate) {

    private static final String ALGORITHM = "EC";

    /** Reads both from PEM files (RFC 7468). Without files: a key that no registry trusts, for a platform that has none. */
    public static TokenKey read(@Nullable Path secret, @Nullable Path certificate) {
        try {
            if (secret == null || certificate == null) {
                var generator = KeyPairGenerator.getInstance(ALGORITHM);
                generator.initialize(new ECGenParameterSpec("secp256r1"));
                return new TokenKey((ECPrivateKey) generator.generateKeyPair().getPrivate(), "");
            }
            var factory = KeyFactory.getInstance(ALGORITHM);
            var key = (ECPrivateKey) factory.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem(secret))));
            return new TokenKey(key, pem(certificate));
        } catch (IOException e) {
            throw new UncheckedIOException("the key of the registry's tokens cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(secret + " is no private key of P-256 in PKCS #8", e);
        }
    }

    /** What is between the lines with hyphens. */
    private static String pem(Path file) throws IOException {
        return Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
    }
}
