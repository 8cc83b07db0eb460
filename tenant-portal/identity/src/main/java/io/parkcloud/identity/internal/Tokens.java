package io.parkcloud.identity.internal;

import io.parkcloud.control.resource.Json;
import io.parkcloud.control.security.Role;
import io.parkcloud.identity.Account;
import io.parkcloud.identity.IdentityProperties;
import io.parkcloud.kernel.IdGenerator;
import io.parkcloud.kernel.ResourceId;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;

/** What tokens say. */
public final class Tokens {

    /** Tells tokens for the API from those that only tell a client who signed in. */
    static final String USE = "use";

    static final String ACCESS = "access";

    private final JwtEncoder encoder;
    private final IdentityProperties properties;
    private final Clock clock;
    private final IdGenerator ids;

    Tokens(JwtEncoder encoder, IdentityProperties properties, Clock clock, IdGenerator ids) {
        this.ids = ids;
        this.encoder = encoder;
        this.properties = properties;
        this.clock = clock;
    }

    /** A bearer token and until when it counts. */
    public record Issued(String token, Instant expiresAt) {}

    /** A token for a program that signed in by password. */
    public Issued issue(Account account) {
        var now = clock.instant();
        var until = now.plus(properties.tokenLifetime());
        var claims = JwtClaimsSet.builder()
                .id(ids.next().toString())
                .issuer(properties.baseUrl().toString())
                .subject(account.id().toString())
                .issuedAt(now)
                .expiresAt(until)
                .claim(USE, ACCESS)
                .claims(c -> describe(account).accept((name, value) -> c.put(name, value)))
                .build();
        var header = JwsHeader.with(SignatureAlgorithm.RS256).build();
        return new Issued(
                encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue(), until);
    }

    /** Receives claims. */
    @FunctionalInterface
    interface Claims {
        void put(String name, Object value);
    }

    private static String word(Role role) {
        return Json.MAPPER.convertValue(role, String.class);
    }

    /** Who the user is, for others that read tokens; the API itself looks up what counts at the moment. */
    static Consumer<Claims> describe(Account account) {
        return claims -> {
            claims.put("name", account.name());
            claims.put("tenant", account.tenant().toString());
            claims.put(
                    "projects",
                    account.projects().stream()
                            .map(ResourceId::toString)
                            .sorted()
                            .toList());
            claims.put(
                    "roles", account.roles().stream().map(Tokens::word).sorted().toList());
        };
    }
}
