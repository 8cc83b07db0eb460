package io.parkcloud.devops.registry.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.parkcloud.devops.registry.spi.RegistryAccess;
import io.parkcloud.kernel.IdGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Signs what the registry lets in: claims as its documentation has them ("Docker Registry v2 Bearer token specification"), with the
 * certificate in the header, because the registry knows the key by that. Thread-safe.
 */
public final class RegistryTokens implements RegistryAccess {

    static final String SERVICE = "parkcloud-registry";
    static final String ISSUER = "parkcloud";

    /** Long enough for a large layer on a slow line: the registry looks at it when a request begins. */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    /** The registry's clock and ours may differ. */
    private static final Duration TOLERANCE = Duration.ofSeconds(30);

    private final TokenKey key;
    private final Clock clock;
    private final IdGenerator ids;

    public RegistryTokens(TokenKey key, Clock clock, IdGenerator ids) {
        this.key = key;
        this.clock = clock;
        this.ids = ids;
    }

    /** @param issuedAt from when on it counts */
    record Issued(String token, Instant issuedAt) {}

    @Override
    public String token(String path, Set<String> actions) {
        return issue("system:registry", List.of(new AccessScope("repository", path, new LinkedHashSet<>(actions))))
                .token();
    }

    Issued issue(String subject, List<AccessScope> granted) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(subject)
                .audience(SERVICE)
                .notBeforeTime(Date.from(now.minus(TOLERANCE)))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .jwtID(ids.next().toString())
                .claim("access", granted.stream().map(RegistryTokens::claim).toList())
                .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .x509CertChain(List.of(new Base64(key.certificate())))
                .build();
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key.secret()));
            return new Issued(token.serialize(), now);
        } catch (JOSEException e) {
            throw new IllegalStateException("the registry's token key cannot sign", e);
        }
    }

    private static Map<String, Object> claim(AccessScope scope) {
        return Map.of("type", scope.type(), "name", scope.name(), "actions", List.copyOf(scope.actions()));
    }
}
