package io.parkcloud.hall.casework;

import io.parkcloud.hall.form.FormCheck;
import io.parkcloud.hall.item.Offer;
import io.parkcloud.hall.problem.FieldProblem;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Everything a submission can get wrong, found in one go so that a citizen hears of all of it at once. */
@Component
class SubmissionCheck {
    private static final int MOST_FILES = 20;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:-]{8,80}");

    private final FormCheck forms;

    SubmissionCheck(FormCheck forms) {
        this.forms = forms;
    }

    /**
     * @param onFile keys of documents the case already has, which need not be sent again
     * @throws HallException {@code FORM_INVALID} with a problem per field, or {@code KEY_MISSING}
     */
    void check(Offer item, Submission submission, Set<String> onFile) {
        if (!KEY.matcher(submission.idempotencyKey()).matches()) {
            throw new HallException(
                    Problem.KEY_MISSING,
                    "An idempotency key of 8 to 80 letters, digits or ._:- is needed, was '"
                            + submission.idempotencyKey() + "'; make a new random one for each new application");
        }
        var problems = new ArrayList<>(forms.check(item.schema(), submission.form()));
        checkDocuments(item, submission, onFile, problems);
        if (!problems.isEmpty()) {
            throw new HallException(
                    Problem.FORM_INVALID, problems.size() + " fields or documents need attention", problems);
        }
    }

    private void checkDocuments(Offer item, Submission submission, Set<String> onFile, List<FieldProblem> problems) {
        for (var refused : submission.refused()) {
            problems.add(FieldProblem.at("/documents/" + refused.documentKey(), "document.type", refused.fileName()));
        }
        if (submission.files().size() > MOST_FILES) {
            problems.add(FieldProblem.at("/documents", "document.too-many", MOST_FILES));
        }
        for (var document : item.documents()) {
            var files = submission.files().stream()
                    .filter(file -> file.documentKey().equals(document.key()))
                    .toList();
            var refused = submission.refused().stream()
                    .anyMatch(file -> file.documentKey().equals(document.key()));
            boolean needed = document.required() && forms.asks(document.when(), submission.form());
            if (files.isEmpty() && needed && !refused && !onFile.contains(document.key())) {
                problems.add(FieldProblem.at("/documents/" + document.key(), "document.required"));
            }
            files.stream()
                    .filter(file -> !document.types().contains(file.kind()))
                    .map(file -> FieldProblem.at("/documents/" + document.key(), "document.type", file.fileName()))
                    .forEach(problems::add);
        }
        submission.files().stream()
                .filter(file -> item.documents().stream().noneMatch(d -> d.key().equals(file.documentKey())))
                .map(file ->
                        FieldProblem.at("/documents/" + file.documentKey(), "document.unknown", file.documentKey()))
                .forEach(problems::add);
    }
}
