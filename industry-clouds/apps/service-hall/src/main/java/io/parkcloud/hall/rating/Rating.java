package io.parkcloud.hall.rating;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an applicant said of a case, and what the department answered.
 *
 * @param receipt receipt number of the case
 * @param itemCode its item
 * @param grade how content
 * @param complaints names of {@link Complaint}, with commas between
 * @param remark in the applicant's words; empty if they wrote none
 * @param ratedAt when
 * @param replyDueOn last day to answer it; null if it needs no answer
 * @param reply the department's answer; null while there is none
 * @param repliedBy clerk who answered
 * @param repliedAt when it was answered
 */
public record Rating(
        String receipt,
        String itemCode,
        Grade grade,
        String complaints,
        String remark,
        Instant ratedAt,
        @Nullable LocalDate replyDueOn,
        @Nullable String reply,
        @Nullable String repliedBy,
        @Nullable Instant repliedAt) {

    /** What went wrong. */
    public List<Complaint> complaintList() {
        return complaints.isEmpty()
                ? List.of()
                : Arrays.stream(complaints.split(",")).map(Complaint::valueOf).toList();
    }
}
