package io.parkcloud.healthcare.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.stereotype.Component;

/** Bearer tokens: random, valid for an hour, kept as digests. */
@Component
public final class Tokens implements OpaqueTokenIntrospector {
    /** How long a token is valid. */
    public static final Duration LIFE = Duration.ofHours(1);

    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcTemplate database;
    private final Accounts accounts;
    private final Clock clock;
    private final Cache<String, Optional<OAuth2AuthenticatedPrincipal>> known =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(1_000).build();

    Tokens(JdbcTemplate database, Accounts accounts, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** A new token of an account. Old ones that have expired are forgotten on the way. */
    public String issue(String username) {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        long now = clock.millis();
        database.update("DELETE FROM access_token WHERE expires_at < ?", now);
        database.update(
                "INSERT INTO access_token (digest, username, expires_at) VALUES (?, ?, ?)",
                digest(token),
                username,
                now + LIFE.toMillis());
        return token;
    }

    @Override
    public OAuth2AuthenticatedPrincipal introspect(String token) {
        return known.get(HexFormat.of().formatHex(digest(token)), key -> look(token))
                .orElseThrow(
                        () -> new BadOpaqueTokenException("the token is unknown or has expired; get one at /token"));
    }

    private Optional<OAuth2AuthenticatedPrincipal> look(String token) {
        return database
                .queryForList(
                        "SELECT username FROM access_token WHERE digest = ? AND expires_at > ?",
                        String.class,
                        digest(token),
                        clock.millis())
                .stream()
                .findFirst()
                .flatMap(accounts::find)
                .filter(Accounts.Account::active)
                .map(account -> new DefaultOAuth2AuthenticatedPrincipal(
                        account.username(),
                        Map.of("sub", account.username()),
                        List.of(new SimpleGrantedAuthority("ROLE_" + account.role()))));
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
