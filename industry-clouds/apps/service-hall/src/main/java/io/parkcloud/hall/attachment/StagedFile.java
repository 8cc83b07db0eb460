package io.parkcloud.hall.attachment;

import java.nio.file.Path;

/**
 * A file received in full and checked, not yet part of a case.
 *
 * @param id its id, also its name on disk
 * @param documentKey the document it is, as the item names it
 * @param fileName name the citizen's computer gave it, for display only
 * @param kind what its first bytes say it is
 * @param sizeBytes length
 * @param sha256 digest in hexadecimal
 * @param scan whether it was looked through for malware
 * @param path where it waits
 */
public record StagedFile(
        String id,
        String documentKey,
        String fileName,
        FileKind kind,
        long sizeBytes,
        String sha256,
        Scan scan,
        Path path) {

    /** The same file as another document. */
    public StagedFile as(String otherKey) {
        return new StagedFile(id, otherKey, fileName, kind, sizeBytes, sha256, scan, path);
    }
}
