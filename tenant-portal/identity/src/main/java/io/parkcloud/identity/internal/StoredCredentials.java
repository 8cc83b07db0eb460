package io.parkcloud.identity.internal;

import io.parkcloud.identity.Credentials;
import io.parkcloud.identity.IdentityErrors;
import io.parkcloud.identity.internal.CredentialMapper.CredentialRow;
import io.parkcloud.kernel.ResourceId;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Argon2id hashes (RFC 9106) in the platform's database; a user who is forgotten takes their keys along. */
public final class StoredCredentials implements Credentials {

    /** A hash takes 16 MiB and a core for a moment; a flood of sign-ins must not take the machine. */
    private static final int AT_ONCE = 2;

    /**
     * Compared with when there is no such user, so that the answer takes as long. Written down, because making it would be a good
     * part of the start; no password has it.
     */
    static final String NOBODY = "$argon2id$v=19$m=16384,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$" + "A".repeat(43);

    private final CredentialMapper credentials;
    private final SshKeyMapper keys;
    private final Clock clock;
    private final PasswordEncoder encoder = encoder();
    private final Semaphore slots = new Semaphore(AT_ONCE);

    StoredCredentials(CredentialMapper credentials, SshKeyMapper keys, Clock clock) {
        this.credentials = credentials;
        this.keys = keys;
        this.clock = clock;
    }

    static PasswordEncoder encoder() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }

    @Override
    public void set(ResourceId user, String name, String password) {
        refuseIfWeak(name, password);
        var hash = slowly(() -> encoder.encode(password));
        credentials.put(new CredentialRow(name, user, hash, clock.millis()));
    }

    @Override
    public Optional<ResourceId> verify(String name, String password) {
        var row = isAscii(name) ? credentials.byName(name) : Optional.<CredentialRow>empty();
        var hash = row.map(CredentialRow::hash).orElse(NOBODY);
        boolean right = password.length() <= LONGEST && slowly(() -> encoder.matches(password, hash));
        return right ? row.map(CredentialRow::userId) : Optional.empty();
    }

    @Override
    public Optional<ResourceId> user(String name) {
        return isAscii(name) ? credentials.byName(name).map(CredentialRow::userId) : Optional.empty();
    }

    @Override
    public Optional<Instant> changedAt(ResourceId user) {
        return credentials.changedAt(user).map(Instant::ofEpochMilli);
    }

    @Override
    public void forget(ResourceId user) {
        credentials.delete(user);
        keys.deleteAll(user);
    }

    private static void refuseIfWeak(String name, String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw IdentityErrors.PASSWORD_WEAK.error(
                    "a password has %d to %d characters, this one has %d", SHORTEST, LONGEST, password.length());
        }
        if (password.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT))) {
            throw IdentityErrors.PASSWORD_WEAK.error("a password must not contain the sign-in name");
        }
        if (password.chars().distinct().count() < 5) {
            throw IdentityErrors.PASSWORD_WEAK.error("a password has at least 5 different characters");
        }
    }

    private static boolean isAscii(String name) {
        return name.length() <= 63 && name.chars().allMatch(c -> c > 32 && c < 127);
    }

    private <R> R slowly(Supplier<R> work) {
        slots.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }
}
