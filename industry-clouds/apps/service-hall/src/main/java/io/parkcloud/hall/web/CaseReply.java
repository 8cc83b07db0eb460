package io.parkcloud.hall.web;

import io.parkcloud.hall.casework.CaseEvent;
import io.parkcloud.hall.casework.CaseState;
import io.parkcloud.hall.casework.CaseView;
import io.parkcloud.hall.casework.HistoryEntry;
import io.parkcloud.hall.text.LocalText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as its applicant's program sees it. Clerks' names stay inside.
 *
 * @param receipt receipt number
 * @param queryCode query code
 * @param item item code
 * @param itemName item name
 * @param applicant applicant
 * @param state state
 * @param submittedAt when it was filed
 * @param dueOn last day of the time limit
 * @param decidedAt when it was decided
 * @param correctionReason what the applicant is asked for; only while it waits for that
 * @param decisionReason why it was decided so
 * @param attachments files
 * @param history what happened
 */
record CaseReply(
        String receipt,
        String queryCode,
        String item,
        LocalText itemName,
        String applicant,
        CaseState state,
        Instant submittedAt,
        LocalDate dueOn,
        @Nullable Instant decidedAt,
        @Nullable String correctionReason,
        @Nullable String decisionReason,
        List<File> attachments,
        List<Step> history) {

    static CaseReply of(CaseView view) {
        var row = view.row();
        return new CaseReply(
                row.receipt(),
                row.queryCode(),
                row.itemCode(),
                view.item().name(),
                row.applicant(),
                row.state(),
                row.submittedAt(),
                row.dueOn(),
                row.decidedAt(),
                row.state() == CaseState.CORRECTION ? view.correctionReason().orElse("") : null,
                view.decisionReason().orElse(null),
                view.attachments().stream()
                        .map(file -> new File(
                                file.documentKey(),
                                file.fileName(),
                                file.kind().mediaType(),
                                file.sizeBytes(),
                                file.sha256()))
                        .toList(),
                view.history().stream()
                        .map(entry -> new Step(
                                entry.seq(), entry.at(), entry.party(), entry.event(), entry.state(), entry.reason()))
                        .toList());
    }

    /**
     * A file.
     *
     * @param document document
     * @param fileName name
     * @param mediaType media type
     * @param sizeBytes length
     * @param sha256 digest
     */
    record File(String document, String fileName, String mediaType, long sizeBytes, String sha256) {}

    /**
     * A step of the history.
     *
     * @param seq number
     * @param at when
     * @param party who
     * @param event what
     * @param state state after it
     * @param reason why
     */
    record Step(int seq, Instant at, HistoryEntry.Party party, CaseEvent event, CaseState state, String reason) {}
}
