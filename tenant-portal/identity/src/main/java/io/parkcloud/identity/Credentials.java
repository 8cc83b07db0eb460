package io.parkcloud.identity;

import io.parkcloud.kernel.ResourceId;
import java.time.Instant;
import java.util.Optional;

/** Passwords: set, checked, forgotten; never given out. Thread-safe. */
public interface Credentials {

    /** Longer ones are refused: hashing them would cost more than it protects. */
    int LONGEST = 128;

    /** Shorter ones are refused. */
    int SHORTEST = 10;

    /**
     * Sets a user's password and ends all their sessions and tokens.
     *
     * @param name sign-in name, which never changes
     * @throws io.parkcloud.kernel.PlatformException {@code identity.password.weak}
     */
    void set(ResourceId user, String name, String password);

    /** The user of that name if that is their password; takes as long for a name that does not exist. */
    Optional<ResourceId> verify(String name, String password);

    /** The user who signs in under that name; empty if there is none. */
    Optional<ResourceId> user(String name);

    /** When the password was last set; empty if the user has none. */
    Optional<Instant> changedAt(ResourceId user);

    /** Takes the password away and every key. Absent is success. */
    void forget(ResourceId user);
}
