package io.parkcloud.identity.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.parkcloud.identity.IdentityErrors;
import java.time.Duration;
import java.util.Locale;

/**
 * Slows guessing down: after so many failures of one name from one address, or many times more from one address whatever
 * the name, further attempts are refused unseen until the failures are forgotten. Remembers a bounded number of guessers.
 */
public final class SignInThrottle {

    private static final int MOST = 20_000;
    private static final int NAMES_PER_ADDRESS = 10;

    private final Cache<String, Integer> failures;
    private final int allowed;
    private final Duration window;

    SignInThrottle(int allowed, Duration window, Ticker ticker) {
        this.allowed = allowed;
        this.window = window;
        this.failures = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(window)
                .ticker(ticker)
                .build();
    }

    /** @throws io.parkcloud.kernel.PlatformException {@code identity.sign-in.throttled} */
    void refuseIfTooMany(String name, String address) {
        if (count(pair(name, address)) >= allowed || count(address) >= allowed * NAMES_PER_ADDRESS) {
            throw IdentityErrors.THROTTLED.error(
                    "too many wrong passwords from this address; wait %d minutes and try again",
                    Math.max(1, window.toMinutes()));
        }
    }

    void failed(String name, String address) {
        failures.asMap().merge(pair(name, address), 1, Integer::sum);
        failures.asMap().merge(address, 1, Integer::sum);
    }

    void succeeded(String name, String address) {
        failures.invalidate(pair(name, address));
    }

    private int count(String key) {
        var seen = failures.getIfPresent(key);
        return seen == null ? 0 : seen;
    }

    private static String pair(String name, String address) {
        var clipped = name.length() > 63 ? name.substring(0, 63) : name;
        return clipped.toLowerCase(Locale.ROOT) + '\n' + address;
    }
}
