package io.parkcloud.hall.casework;

import io.parkcloud.hall.attachment.Attachment;
import io.parkcloud.hall.item.ServiceItem;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A case with all that belongs to it.
 *
 * @param row the case
 * @param item its item, with the form it was filed under
 * @param form the newest round of the form
 * @param attachments files of all rounds
 * @param history what happened, oldest first
 */
public record CaseView(
        CaseRow row, ServiceItem item, JsonNode form, List<Attachment> attachments, List<HistoryEntry> history) {

    public CaseView {
        attachments = List.copyOf(attachments);
        history = List.copyOf(history);
    }

    /** What the clerk asked for most recently. */
    public Optional<String> correctionReason() {
        return last(CaseEvent.CORRECTION_ASKED);
    }

    /** Why it was decided as it was; empty if it is not decided. */
    public Optional<String> decisionReason() {
        return last(CaseEvent.APPROVED).or(() -> last(CaseEvent.REJECTED));
    }

    /** The same without what is the bureau's own business. */
    public CaseView forApplicant() {
        var told = history.stream().filter(entry -> !entry.event().isInternal()).toList();
        return new CaseView(row, item, form, attachments, told);
    }

    /** Files of a document. */
    public List<Attachment> filesOf(String documentKey) {
        return attachments.stream()
                .filter(file -> file.documentKey().equals(documentKey))
                .toList();
    }

    /** Files of documents that the item does not ask for any more. */
    public List<Attachment> otherFiles() {
        return attachments.stream()
                .filter(file -> item.documents().stream()
                        .noneMatch(document -> document.key().equals(file.documentKey())))
                .toList();
    }

    private Optional<String> last(CaseEvent event) {
        return history.reversed().stream()
                .filter(entry -> entry.event() == event)
                .map(HistoryEntry::reason)
                .findFirst();
    }
}
