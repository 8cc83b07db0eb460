package io.parkcloud.hall.casework;

import io.parkcloud.hall.casework.CaseMapper.UsedKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes an effect happen once for each idempotency key. The key is inserted first in the effect's own transaction: a second
 * request with the key waits there until the first has ended, and then either finds it used or takes its place.
 */
@Component
class OnceOnly {
    private static final int TRIES = 3;

    private final CaseMapper cases;
    private final TransactionTemplate transactions;
    private final Clock clock;

    OnceOnly(CaseMapper cases, TransactionTemplate transactions, Clock clock) {
        this.cases = cases;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The earlier use of a key; empty if it is new. */
    Optional<UsedKey> earlier(String keyHash) {
        return cases.findKey(keyHash);
    }

    /** @return whether the effect happened now; false if the key turned out to be used */
    boolean run(UsedKey key, Runnable effect) {
        for (int tried = 1; ; tried++) {
            try {
                transactions.executeWithoutResult(status -> {
                    cases.addKey(key, clock.instant());
                    effect.run();
                });
                return true;
            } catch (DuplicateKeyException e) {
                if (cases.findKey(key.keyHash()).isPresent()) {
                    return false;
                }
                throw e;
            } catch (PessimisticLockingFailureException e) {
                if (tried == TRIES) { // a deadlock's victim has changed nothing and may try again
                    throw e;
                }
            }
        }
    }

    static String keyHash(String scope, String key) {
        return sha256(scope + "\n" + key);
    }

    static String requestHash(String target, Submission submission) {
        var files = submission.files().stream()
                .map(file -> file.documentKey() + ":" + file.sha256())
                .sorted()
                .toList();
        return sha256(target + "\n" + submission.form() + "\n" + files);
    }

    /** Hash of the request's target and content, for comparing a replay with its original. */
    static boolean isSame(UsedKey used, String target, Submission submission) {
        return used.requestHash().equals(requestHash(target, submission));
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
