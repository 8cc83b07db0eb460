package io.parkcloud.hall.casework;

import io.parkcloud.hall.attachment.AttachmentVault;
import io.parkcloud.hall.item.ItemCatalogue;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads cases. */
@Component
class Cases {
    private final CaseMapper rows;
    private final ItemCatalogue items;
    private final AttachmentVault vault;
    private final JsonMapper json;

    Cases(CaseMapper rows, ItemCatalogue items, AttachmentVault vault, JsonMapper json) {
        this.rows = rows;
        this.items = items;
        this.vault = vault;
        this.json = json;
    }

    CaseView view(CaseRow row) {
        return new CaseView(
                row,
                items.require(row.itemCode(), row.formVersion()),
                json.readTree(rows.form(row.id(), row.formRound())),
                vault.ofCase(row.id()),
                rows.history(row.id()));
    }

    CaseRow require(String receipt) {
        return rows.find(receipt)
                .orElseThrow(() -> new HallException(Problem.CASE_NOT_FOUND, "There is no case '" + receipt + "'"));
    }

    /** A wrong code and an unknown number are the same answer, so that numbers cannot be probed. */
    CaseRow require(String receipt, String queryCode) {
        return rows.find(ReceiptNumber.tidy(receipt))
                .filter(row -> sameText(row.queryCode(), ReceiptNumber.tidy(queryCode)))
                .orElseThrow(() -> new HallException(
                        Problem.CASE_NOT_FOUND,
                        "No case has the receipt number '" + receipt
                                + "' and this query code; check both on the receipt"));
    }

    static boolean sameText(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
