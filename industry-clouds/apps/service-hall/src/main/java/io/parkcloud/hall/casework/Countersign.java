package io.parkcloud.hall.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question to another department, and what it answered.
 *
 * @param id id
 * @param caseId case
 * @param departmentCode department asked
 * @param askedBy who asked
 * @param askedAt when
 * @param question what
 * @param answer what they said; null while they have not
 * @param answeredBy who answered
 * @param answeredAt when
 * @param opinion why
 */
public record Countersign(
        long id,
        long caseId,
        String departmentCode,
        String askedBy,
        Instant askedAt,
        String question,
        @Nullable Answer answer,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        @Nullable String opinion) {

    /** How a question can end. Stored by name. */
    public enum Answer {
        AGREE,
        OBJECT,
        WITHDRAWN
    }

    /** Whether the department still owes an answer. */
    public boolean isOpen() {
        return answer == null;
    }
}
