package io.parkcloud.education.rest;

import io.parkcloud.education.store.Digests;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.stereotype.Component;

/** Bearer tokens of programs: random, valid for an hour, kept as digests. */
@Component
public final class Tokens implements OpaqueTokenIntrospector {
    /** How long a token is valid. */
    public static final Duration LIFE = Duration.ofHours(1);

    private final JdbcTemplate database;
    private final Clock clock;

    Tokens(JdbcTemplate database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A new token of a program. Old ones that have expired are forgotten on the way. */
    String issue(String clientId, List<String> scopes) {
        var token = Digests.secret();
        database.update("DELETE FROM access_token WHERE expires_at < ?", clock.millis());
        database.update(
                "INSERT INTO access_token (digest, client_id, scopes, expires_at) VALUES (?, ?, ?, ?)",
                Digests.of(token),
                clientId,
                String.join(" ", scopes),
                clock.millis() + LIFE.toMillis());
        return token;
    }

    @Override
    public OAuth2AuthenticatedPrincipal introspect(String token) {
        return database
                .query(
                        "SELECT client_id, scopes FROM access_token WHERE digest = ? AND expires_at > ?",
                        (row, number) -> principal(row.getString(1), row.getString(2)),
                        Digests.of(token),
                        clock.millis())
                .stream()
                .findFirst()
                .orElseThrow(() ->
                        new BadOpaqueTokenException("the token is unknown or has expired; get one at /oauth/token"));
    }

    private static OAuth2AuthenticatedPrincipal principal(String clientId, String scopes) {
        var authorities = Arrays.stream(scopes.split(" "))
                .map(scope -> (GrantedAuthority) new SimpleGrantedAuthority("SCOPE_" + scope))
                .toList();
        return new DefaultOAuth2AuthenticatedPrincipal(clientId, Map.of("sub", clientId), authorities);
    }
}
