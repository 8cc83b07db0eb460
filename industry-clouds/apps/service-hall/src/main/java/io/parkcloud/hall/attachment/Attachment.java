package io.parkcloud.hall.attachment;

import java.time.Instant;

/**
 * A file of a case.
 *
 * @param id id
 * @param caseId case
 * @param formRound round of the form it came with; 1 is the first
 * @param documentKey the document it is
 * @param fileName name for display
 * @param kind kind of file
 * @param sizeBytes length
 * @param sha256 digest in hexadecimal
 * @param scan whether it was looked through for malware
 * @param uploadedAt when it became part of the case
 */
public record Attachment(
        String id,
        long caseId,
        int formRound,
        String documentKey,
        String fileName,
        FileKind kind,
        long sizeBytes,
        String sha256,
        Scan scan,
        Instant uploadedAt) {

    /** Size for people. */
    public String size() {
        return sizeBytes < 1024 * 1024 ? Math.max(1, sizeBytes / 1024) + " KB" : sizeBytes / (1024 * 1024) + " MB";
    }
}
