package io.parkcloud.hall.casework;

import io.parkcloud.hall.attachment.AttachmentVault;
import io.parkcloud.hall.attachment.StagedFile;
import io.parkcloud.hall.casework.CaseMapper.UsedKey;
import io.parkcloud.hall.item.Bundle;
import io.parkcloud.hall.problem.FieldProblem;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/** Files a bundle: a case for each of its items, all in one transaction, so that there are all of them or none. */
@Service
public class BundleFiling {
    private final BundleMapper rows;
    private final Cases cases;
    private final SubmissionCheck check;
    private final OnceOnly once;
    private final CaseWriter writer;
    private final ReceiptNumbers numbers;
    private final AttachmentVault vault;

    BundleFiling(
            BundleMapper rows,
            Cases cases,
            SubmissionCheck check,
            OnceOnly once,
            CaseWriter writer,
            ReceiptNumbers numbers,
            AttachmentVault vault) {
        this.rows = rows;
        this.cases = cases;
        this.check = check;
        this.once = once;
        this.writer = writer;
        this.numbers = numbers;
        this.vault = vault;
    }

    /**
     * Files the items of a bundle from its one form.
     *
     * @throws HallException {@code FORM_INVALID} with pointers into the one form, or {@code KEY_MISSING}
     */
    public FiledBundle submit(Bundle bundle, Submission submission) {
        try {
            var keyHash = OnceOnly.keyHash("bundle", submission.idempotencyKey());
            var used = once.earlier(keyHash);
            if (used.isPresent()) {
                return replay(used.get(), bundle, submission);
            }
            check.check(bundle, submission, Set.of());
            var parts = IntStream.range(0, bundle.items().size())
                    .mapToObj(member -> part(bundle, member, submission))
                    .toList();
            var receipt = numbers.next().text();
            var receipts = parts.stream().map(part -> numbers.next().text()).toList();
            var key = new UsedKey(keyHash, OnceOnly.requestHash(bundle.code(), submission), receipt);
            boolean done = once.run(key, () -> open(bundle, receipt, parts, receipts));
            return done
                    ? new FiledBundle(require(receipt), false, true)
                    : replay(once.earlier(keyHash).orElseThrow(), bundle, submission);
        } finally {
            vault.discard(submission.files());
        }
    }

    /** The bundle an idempotency key has made; empty if it has made none. */
    public Optional<BundleRow> filedWith(String key) {
        return once.earlier(OnceOnly.keyHash("bundle", key)).map(used -> require(used.receipt()));
    }

    /** A filed bundle for whoever holds its receipt; empty if number or code is wrong. */
    public Optional<BundleView> progress(String receipt, String queryCode) {
        return rows.find(ReceiptNumber.tidy(receipt))
                .filter(row -> Cases.sameText(row.queryCode(), ReceiptNumber.tidy(queryCode)))
                .map(row -> new BundleView(
                        row,
                        rows.cases(row.receipt()).stream()
                                .map(cases::require)
                                .map(cases::view)
                                .toList()));
    }

    private void open(Bundle bundle, String receipt, List<Submission> parts, List<String> receipts) {
        for (int member = 0; member < parts.size(); member++) {
            writer.open(bundle.items().get(member), parts.get(member), receipts.get(member));
            rows.addCase(receipt, member, receipts.get(member));
        }
        var first = cases.require(receipts.getFirst());
        rows.add(new BundleRow(receipt, writer.newCode(), bundle.code(), first.applicant(), first.submittedAt()));
    }

    private Submission part(Bundle bundle, int member, Submission whole) {
        var files = new ArrayList<StagedFile>();
        for (var file : whole.files()) {
            if (Bundle.isOf(member, file.documentKey())) {
                files.add(file.as(Bundle.inItem(file.documentKey())));
            }
        }
        var part = new Submission(
                bundle.formOf(member, whole.form()), files, List.of(), whole.idempotencyKey(), whole.takenOver());
        try {
            var waived = bundle.definition().members().get(member).waived();
            check.check(bundle.items().get(member), part, waived);
        } catch (HallException e) {
            var problems = e.fields().stream()
                    .map(problem -> new FieldProblem(
                            bundle.pointerOf(member, problem.pointer()), problem.code(), problem.arguments()))
                    .toList();
            throw new HallException(e.problem(), String.valueOf(e.getMessage()), problems);
        }
        return part;
    }

    private BundleRow require(String receipt) {
        return rows.find(receipt)
                .orElseThrow(() -> new HallException(Problem.CASE_NOT_FOUND, "There is no bundle '" + receipt + "'"));
    }

    private FiledBundle replay(UsedKey used, Bundle bundle, Submission submission) {
        return new FiledBundle(require(used.receipt()), true, OnceOnly.isSame(used, bundle.code(), submission));
    }

    /**
     * The answer to a submission.
     *
     * @param row the bundle it made, or the one its key made before
     * @param replayed whether the key had been used before
     * @param sameRequest whether a replayed request was the same as the first
     */
    public record FiledBundle(BundleRow row, boolean replayed, boolean sameRequest) {}
}
