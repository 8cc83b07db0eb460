package io.parkcloud.identity.internal;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.parkcloud.control.event.EventHub;
import io.parkcloud.identity.Account;
import io.parkcloud.identity.Credentials;
import io.parkcloud.identity.UserDirectory;
import io.parkcloud.kernel.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Accounts as requests need them: kept for a few seconds, because every request asks, and no longer, because a changed role
 * or a disabled account must count at once. Tokens say who somebody is; what they may do is looked up here.
 */
public final class Accounts {

    private static final Duration STALE = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    private final LoadingCache<ResourceId, Entry> cache;

    /** @param validFrom sign-ins before it do not count any more */
    private record Entry(Optional<Account> account, Instant validFrom) {}

    Accounts(UserDirectory directory, Credentials credentials, EventHub events) {
        this.cache = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(STALE)
                .build(user -> new Entry(
                        directory.find(user), credentials.changedAt(user).orElse(Instant.EPOCH)));
        events.subscribe(event -> {
            if (event.kind().equals("User")) {
                cache.invalidate(event.resource());
            }
        });
    }

    /** The account, if a sign-in of that moment still counts. Tokens know whole seconds only. */
    Optional<Account> signedIn(ResourceId user, Instant since) {
        var entry = cache.get(user);
        boolean counts = !since.plusSeconds(1).isBefore(entry.validFrom());
        return counts ? entry.account().filter(a -> !a.disabled()) : Optional.empty();
    }

    /** The account as it is now. */
    Optional<Account> fresh(ResourceId user) {
        cache.invalidate(user);
        return cache.get(user).account();
    }

    /** Something about the account was changed by this process. */
    public void changed(ResourceId user) {
        cache.invalidate(user);
    }
}
