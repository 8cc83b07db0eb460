package io.parkcloud.identity.internal;

import io.parkcloud.control.audit.AuditTrail;
import io.parkcloud.control.audit.AuditTrail.Subject;
import io.parkcloud.control.security.KeyOwners;
import io.parkcloud.control.security.Principal;
import io.parkcloud.control.security.SshPublicKey;
import io.parkcloud.control.store.StoreErrors;
import io.parkcloud.control.web.Problems;
import io.parkcloud.identity.Account;
import io.parkcloud.identity.IdentityErrors;
import io.parkcloud.identity.internal.SshKeyMapper.SshKeyRow;
import io.parkcloud.kernel.IdGenerator;
import io.parkcloud.kernel.ResourceId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The SSH keys of people: added and removed by themselves, in the audit trail. Thread-safe. */
public final class SshKeys implements KeyOwners {

    /** More are refused: a list that nobody can look over protects nobody. */
    private static final int MOST = 20;

    private final SshKeyMapper keys;
    private final Accounts accounts;
    private final AuditTrail trail;
    private final IdGenerator ids;
    private final Clock clock;

    SshKeys(SshKeyMapper keys, Accounts accounts, AuditTrail trail, IdGenerator ids, Clock clock) {
        this.keys = keys;
        this.accounts = accounts;
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
    }

    /** One of somebody's keys. @param fingerprint as {@code ssh-keygen -l} prints it */
    public record SshKey(ResourceId id, String name, String fingerprint, String publicKey, Instant addedAt) {}

    /** The account's keys, oldest first. */
    public List<SshKey> of(Account account) {
        return keys.of(account.id()).stream().map(SshKeys::key).toList();
    }

    /**
     * Adds a key, or gives one that is there already another name.
     *
     * @param line as in the file that ends with .pub
     * @throws io.parkcloud.kernel.PlatformException {@code identity.ssh-key.invalid}, {@code identity.ssh-key.taken},
     *         {@code identity.ssh-key.too-many}
     */
    public SshKey add(Account account, String name, String line) {
        var parsed = SshPublicKey.parse(line)
                .orElseThrow(
                        () -> IdentityErrors.SSH_KEY_INVALID.error(
                                "/publicKey must be one line such as \"ssh-ed25519 AAAA… comment\", as in the file that ends with .pub"));
        var mine = keys.of(account.id());
        var fingerprint = parsed.fingerprint();
        if (mine.size() >= MOST
                && mine.stream().noneMatch(key -> key.fingerprint().equals(fingerprint))) {
            throw IdentityErrors.SSH_KEYS_TOO_MANY.error(
                    "an account has at most %d keys; remove one that is not used any more", MOST);
        }
        keys.put(new SshKeyRow(
                ids.next(), account.id(), name.strip(), fingerprint, withoutComment(line), clock.millis()));
        var kept = keys.byFingerprint(fingerprint).filter(key -> key.userId().equals(account.id()));
        if (kept.isEmpty()) {
            throw IdentityErrors.SSH_KEY_TAKEN.error(
                    "the key %s is another account's; make a key of your own with ssh-keygen", fingerprint);
        }
        record(account, "user.ssh-key-add", Map.of("name", name.strip(), "fingerprint", fingerprint));
        return key(kept.get());
    }

    /** @throws io.parkcloud.kernel.PlatformException {@code resource.not-found} if it is not one of the account's */
    public void remove(Account account, ResourceId id) {
        if (keys.delete(id, account.id()) == 0) {
            throw StoreErrors.NOT_FOUND.error("there is no key %s among yours", id);
        }
        record(account, "user.ssh-key-remove", Map.of("key", id.toString()));
    }

    @Override
    public Optional<Principal> ownerOf(String fingerprint) {
        return keys.byFingerprint(fingerprint)
                .flatMap(key -> accounts.fresh(key.userId()))
                .filter(account -> !account.disabled())
                .map(Account::principal);
    }

    private void record(Account account, String action, Map<String, String> detail) {
        var subject = new Subject(account.tenant(), ResourceId.PLATFORM, account.id(), account.name());
        trail.record(account.name(), action, subject, Problems.requestId(), detail);
    }

    private static String withoutComment(String line) {
        var words = line.strip().split("[ \t]+", 3);
        return words[0] + " " + words[1];
    }

    private static SshKey key(SshKeyRow row) {
        return new SshKey(
                row.id(), row.name(), row.fingerprint(), row.publicKey(), Instant.ofEpochMilli(row.addedAt()));
    }
}
