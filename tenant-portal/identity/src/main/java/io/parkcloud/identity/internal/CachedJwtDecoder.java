package io.parkcloud.identity.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Remembers tokens that were found good, by their hash, so that a client's second request costs no RSA verification. */
final class CachedJwtDecoder implements JwtDecoder {

    private static final int MOST = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final JwtDecoder decoder;
    private final Clock clock;
    private final Cache<String, Jwt> good =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

    CachedJwtDecoder(JwtDecoder decoder, Clock clock) {
        this.decoder = decoder;
        this.clock = clock;
    }

    @Override
    public Jwt decode(String token) {
        var key = hash(token);
        var known = good.getIfPresent(key);
        if (known != null) {
            var until = known.getExpiresAt();
            if (until != null && clock.instant().isBefore(until)) {
                return known;
            }
            good.invalidate(key);
        }
        var decoded = decoder.decode(token);
        good.put(key, decoded);
        return decoded;
    }

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
