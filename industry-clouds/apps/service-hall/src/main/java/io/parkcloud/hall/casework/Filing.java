package io.parkcloud.hall.casework;

import io.parkcloud.hall.attachment.Attachment;
import io.parkcloud.hall.attachment.AttachmentVault;
import io.parkcloud.hall.casework.CaseMapper.UsedKey;
import io.parkcloud.hall.item.ItemCatalogue;
import io.parkcloud.hall.problem.HallException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The citizen's side: file a case, look at it, answer what the clerk asks. */
@Service
public class Filing {
    private final ItemCatalogue items;
    private final Cases cases;
    private final SubmissionCheck check;
    private final OnceOnly once;
    private final CaseWriter writer;
    private final ReceiptNumbers numbers;
    private final AttachmentVault vault;

    Filing(
            ItemCatalogue items,
            Cases cases,
            SubmissionCheck check,
            OnceOnly once,
            CaseWriter writer,
            ReceiptNumbers numbers,
            AttachmentVault vault) {
        this.items = items;
        this.cases = cases;
        this.check = check;
        this.once = once;
        this.writer = writer;
        this.numbers = numbers;
        this.vault = vault;
    }

    /**
     * Files an application. When this returns, the case is durably stored. The staged files are the case's afterwards, or gone.
     *
     * @throws HallException {@code ITEM_NOT_FOUND}, {@code FORM_INVALID} or {@code KEY_MISSING}
     */
    public Filed submit(String itemCode, Submission submission) {
        try {
            var keyHash = OnceOnly.keyHash("submit", submission.idempotencyKey());
            var used = once.earlier(keyHash);
            if (used.isPresent()) {
                return replay(used.get(), itemCode, submission);
            }
            var item = items.require(itemCode);
            check.check(item, submission, Set.of());
            var receipt = numbers.next().text();
            var key = new UsedKey(keyHash, OnceOnly.requestHash(itemCode, submission), receipt);
            boolean done = once.run(key, () -> writer.open(item, submission, receipt));
            return done
                    ? new Filed(cases.require(receipt), false, true)
                    : replay(once.earlier(keyHash).orElseThrow(), itemCode, submission);
        } finally {
            vault.discard(submission.files());
        }
    }

    /** The case an idempotency key has made; empty if it has made none. */
    public Optional<CaseRow> filedWith(String key) {
        return once.earlier(OnceOnly.keyHash("submit", key)).map(used -> cases.require(used.receipt()));
    }

    /** @throws HallException {@code CASE_NOT_FOUND}, also for a wrong code */
    public CaseView progress(String receipt, String queryCode) {
        return cases.view(cases.require(receipt, queryCode)).forApplicant();
    }

    /**
     * Answers a request for correction with a new round of the form and more files.
     *
     * @throws HallException {@code CASE_NOT_FOUND}, {@code CASE_STATE_CONFLICT} if nothing is asked for, {@code FORM_INVALID}
     */
    public Filed correct(String receipt, String queryCode, Submission submission) {
        try {
            var row = cases.require(receipt, queryCode);
            var keyHash = OnceOnly.keyHash("correct " + row.receipt(), submission.idempotencyKey());
            var used = once.earlier(keyHash);
            if (used.isPresent()) {
                return replay(used.get(), row.receipt(), submission);
            }
            var item = items.require(row.itemCode(), row.formVersion());
            var onFile =
                    vault.ofCase(row.id()).stream().map(Attachment::documentKey).collect(Collectors.toSet());
            check.check(item, submission, onFile);
            var key = new UsedKey(keyHash, OnceOnly.requestHash(row.receipt(), submission), row.receipt());
            boolean done = once.run(key, () -> writer.correct(row.receipt(), submission));
            return done
                    ? new Filed(cases.require(row.receipt()), false, true)
                    : replay(once.earlier(keyHash).orElseThrow(), row.receipt(), submission);
        } finally {
            vault.discard(submission.files());
        }
    }

    private Filed replay(UsedKey used, String target, Submission submission) {
        return new Filed(cases.require(used.receipt()), true, OnceOnly.isSame(used, target, submission));
    }
}
