package io.parkcloud.control.audit;

import io.parkcloud.control.store.AuditEntry;
import io.parkcloud.control.store.StoredAudit;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.crypto.digests.SM3Digest;

/** How entries are chained: {@code hash(n) = SM3(hash(n-1) || canonical(n))}, the first on 64 zeros. */
public final class AuditChain {

    /** What the first entry is chained to. */
    public static final String GENESIS = "0".repeat(64);

    /**
     * The first break of a chain.
     *
     * @param position where
     * @param reason   what is wrong there
     */
    public record Break(long position, String reason) {}

    private AuditChain() {}

    /** Each field with its length before it, so that no two entries have the same bytes. */
    public static String hash(String previous, long position, StoredAudit e) {
        var digest = new SM3Digest();
        var fields = new String[] {
            previous,
            Long.toString(position),
            Long.toString(e.at()),
            e.actor(),
            e.tenant().toString(),
            e.project().toString(),
            e.action(),
            e.target().toString(),
            e.targetName(),
            e.requestId(),
            e.detail()
        };
        for (var field : fields) {
            var bytes = field.getBytes(StandardCharsets.UTF_8);
            var length = (bytes.length + ":").getBytes(StandardCharsets.US_ASCII);
            digest.update(length, 0, length.length);
            digest.update(bytes, 0, bytes.length);
        }
        var hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return HexFormat.of().formatHex(hash);
    }

    /**
     * Checks one entry against the one before it.
     *
     * @param position of the entry before, 0 at the beginning
     * @param previous hash of the entry before
     */
    public static Optional<Break> check(AuditEntry entry, long position, String previous) {
        if (entry.position() != position + 1) {
            return Optional.of(new Break(position + 1, "missing: the next entry found is " + entry.position()));
        }
        if (!entry.previous().equals(previous)) {
            return Optional.of(new Break(entry.position(), "does not follow the entry before it"));
        }
        return entry.hash().equals(hash(previous, entry.position(), entry.entry()))
                ? Optional.empty()
                : Optional.of(new Break(entry.position(), "has been changed: its hash does not match its content"));
    }
}
