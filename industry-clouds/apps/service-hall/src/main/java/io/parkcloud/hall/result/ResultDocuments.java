package io.parkcloud.hall.result;

import io.parkcloud.hall.casework.CaseView;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import java.io.IOException;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** Issues the result document of a decided case: once, and the same bytes to everybody who asks. */
@Service
public class ResultDocuments {
    private final ResultMapper rows;
    private final ResultSheet sheet;
    private final SigningKey key;
    private final Clock clock;

    ResultDocuments(ResultMapper rows, ResultSheet sheet, SigningKey key, Clock clock) {
        this.rows = rows;
        this.sheet = sheet;
        this.key = key;
        this.clock = clock;
    }

    /** @throws HallException {@code RESULT_NOT_FOUND} while the case is not decided */
    public byte[] of(CaseView view) {
        var receipt = view.row().receipt();
        var stored = rows.find(receipt);
        if (stored.isEmpty()) {
            issue(view);
            stored = rows.find(receipt);
        }
        return stored.orElseThrow().content();
    }

    private void issue(CaseView view) {
        var decidedAt = view.row().decidedAt();
        if (decidedAt == null) {
            throw new HallException(
                    Problem.RESULT_NOT_FOUND,
                    "Case " + view.row().receipt() + " has no result document before it is decided");
        }
        try {
            var now = clock.instant();
            var pdf = sheet.write(view, decidedAt, key.identity(), now);
            rows.add(view.row().receipt(), Verification.sha256(pdf), now, pdf);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the result document of " + view.row().receipt() + " cannot be written", e);
        }
    }
}
