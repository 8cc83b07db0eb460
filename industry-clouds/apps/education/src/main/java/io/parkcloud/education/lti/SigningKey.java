package io.parkcloud.education.lti;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.parkcloud.education.EducationSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The key that launches are signed with: RSA of 2048 bits, made at the first start and kept in the data directory, where only the
 * program can read it.
 *
 * @see <a href="https://www.imsglobal.org/spec/security/v1p0/#message-security-and-message-signing">1EdTech Security Framework 1.0
 *     (RS256; public keys as a JWK set)</a>
 */
@Component
public final class SigningKey {
    private static final Logger LOG = LoggerFactory.getLogger(SigningKey.class);
    private static final int BITS = 2_048;

    private final RSAKey key;

    SigningKey(EducationSettings settings) {
        var file = settings.dataDir().resolve("keys").resolve("lti.jwk");
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            key = RSAKey.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the signing key " + file + " cannot be read or made", e);
        } catch (ParseException e) {
            throw new IllegalStateException("the signing key " + file + " is damaged; put it back from a backup", e);
        }
    }

    /** First beside its place, so that a crash leaves no half of a key; of two copies that begin at once one key is taken by both. */
    private static void make(Path file) throws IOException {
        try {
            var made = new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createDirectories(file.getParent());
            var beside = Files.createTempFile(file.getParent(), "lti", ".new", owner);
            Files.writeString(beside, made.toJSONString());
            try {
                Files.createLink(file, beside);
            } catch (FileAlreadyExistsException e) {
                LOG.info("Another copy of the program has made the signing key");
            } finally {
                Files.delete(beside);
            }
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java makes RSA keys", e);
        }
    }

    /** The public half as a JWK set (RFC 7517, section 5). */
    public Map<String, Object> published() {
        return new JWKSet(key.toPublicJWK()).toJSONObject();
    }

    /** A signed token. */
    String sign(JWTClaimsSet claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .type(JOSEObjectType.JWT)
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the signing key does not sign", e);
        }
    }
}
