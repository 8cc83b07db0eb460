package io.parkcloud.healthcare.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * BCrypt, which is slow on purpose, with a short memory: HTTP Basic sends the password with every request, and one that was right a
 * moment ago is recognised by a keyed digest. Wrong ones are never remembered.
 */
final class ProvedPasswords implements PasswordEncoder {
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final PasswordEncoder slow = new BCryptPasswordEncoder();
    private final Cache<String, Boolean> proved =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(1_000).build();
    private final SecretKeySpec key;

    ProvedPasswords() {
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        key = new SecretKeySpec(secret, "HmacSHA256");
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return slow.encode(password);
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        var digest = digest(password + "\0" + hash);
        if (proved.getIfPresent(digest) != null) {
            return true;
        }
        boolean right = slow.matches(password, hash);
        if (right) {
            proved.put(digest, true);
        }
        return right;
    }

    private String digest(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
