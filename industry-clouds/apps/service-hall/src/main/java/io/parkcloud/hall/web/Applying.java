package io.parkcloud.hall.web;

import io.parkcloud.hall.casework.CaseRow;
import io.parkcloud.hall.casework.Filing;
import io.parkcloud.hall.casework.Submission;
import io.parkcloud.hall.item.ItemCatalogue;
import io.parkcloud.hall.item.Offer;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds what is applied for and files it, whatever it is. Addresses are those of the page that shows the receipt. */
@Component
class Applying {
    private final ItemCatalogue items;
    private final Filing filing;

    Applying(ItemCatalogue items, Filing filing) {
        this.items = items;
        this.filing = filing;
    }

    Offer require(String code) {
        return items.require(code);
    }

    /** @return address of the receipt, with a note whether this request made it */
    String file(Offer offer, Submission submission) {
        var filed = filing.submit(offer.code(), submission);
        var note = filed.replayed() ? (filed.sameRequest() ? "again" : "other") : "new";
        return address(filed.row()) + "&note=" + note;
    }

    /** Address of the receipt an idempotency key has led to; empty if it has led to none. */
    Optional<String> filedWith(String key) {
        return filing.filedWith(key).map(row -> address(row) + "&note=again");
    }

    private static String address(CaseRow row) {
        return "/progress/" + row.receipt() + "?code=" + row.queryCode();
    }
}
