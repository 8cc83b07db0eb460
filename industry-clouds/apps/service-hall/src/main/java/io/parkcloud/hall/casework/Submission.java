package io.parkcloud.hall.casework;

import io.parkcloud.hall.attachment.StagedFile;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a citizen sends: a first application or a correction.
 *
 * @param form the form
 * @param files documents, received and checked
 * @param refused documents whose content is of no kind the hall takes: document key to file name
 * @param idempotencyKey key of the request: the same key makes one effect however often it is sent
 * @param takenOver which answers came from which earlier case, with the applicant's consent; empty if none did
 */
public record Submission(
        ObjectNode form, List<StagedFile> files, List<RefusedFile> refused, String idempotencyKey, String takenOver) {

    public Submission {
        files = List.copyOf(files);
        refused = List.copyOf(refused);
    }

    /** The same with an account of what was taken over from an earlier case. */
    public Submission takenFrom(String account) {
        return new Submission(form, files, refused, idempotencyKey, account);
    }

    /**
     * A file the hall did not take.
     *
     * @param documentKey document it was meant as
     * @param fileName its name
     */
    public record RefusedFile(String documentKey, String fileName) {}
}
