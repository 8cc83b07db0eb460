package io.parkcloud.hall.result;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a file turned out to be.
 *
 * @param outcome the answer
 * @param signer whom the certificate names; empty without a signature
 * @param signedAt when the signer says it was signed; null if not said
 * @param receipt receipt number of the case; empty if it is not one of this hall's documents
 */
public record Verdict(
        Outcome outcome, String signer, @Nullable Instant signedAt, String receipt) {

    /** The answers there are. */
    public enum Outcome {
        OURS,
        CHANGED,
        OTHERS,
        UNSIGNED,
        NOT_PDF
    }

    static Verdict of(Outcome outcome) {
        return new Verdict(outcome, "", null, "");
    }
}
