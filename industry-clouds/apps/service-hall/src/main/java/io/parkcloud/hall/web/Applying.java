package io.parkcloud.hall.web;

import io.parkcloud.hall.casework.BundleFiling;
import io.parkcloud.hall.casework.BundleRow;
import io.parkcloud.hall.casework.CaseRow;
import io.parkcloud.hall.casework.Filing;
import io.parkcloud.hall.casework.Submission;
import io.parkcloud.hall.item.Bundle;
import io.parkcloud.hall.item.Bundles;
import io.parkcloud.hall.item.ItemCatalogue;
import io.parkcloud.hall.item.Offer;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds what is applied for and files it, whatever it is. Addresses are those of the page that shows the receipt. */
@Component
class Applying {
    private final ItemCatalogue items;
    private final Bundles bundles;
    private final Filing filing;
    private final BundleFiling together;

    Applying(ItemCatalogue items, Bundles bundles, Filing filing, BundleFiling together) {
        this.items = items;
        this.bundles = bundles;
        this.filing = filing;
        this.together = together;
    }

    /** An item or a bundle. */
    Offer require(String code) {
        var bundle = bundles.find(code);
        return bundle.isPresent() ? bundle.get() : items.require(code);
    }

    /** @return address of the receipt, with a note whether this request made it */
    String file(Offer offer, Submission submission) {
        if (offer instanceof Bundle bundle) {
            var filed = together.submit(bundle, submission);
            return address(filed.row()) + note(filed.replayed(), filed.sameRequest());
        }
        var filed = filing.submit(offer.code(), submission);
        return address(filed.row()) + note(filed.replayed(), filed.sameRequest());
    }

    /** Address of the receipt an idempotency key has led to; empty if it has led to none. */
    Optional<String> filedWith(String key) {
        return filing.filedWith(key)
                .map(Applying::address)
                .or(() -> together.filedWith(key).map(Applying::address))
                .map(address -> address + note(true, true));
    }

    /** Address of what a citizen's receipt number and query code belong to; empty if to nothing. */
    Optional<String> find(String receipt, String code) {
        return together.progress(receipt, code).map(view -> address(view.row()));
    }

    private static String note(boolean replayed, boolean sameRequest) {
        return "&note=" + (replayed ? (sameRequest ? "again" : "other") : "new");
    }

    private static String address(BundleRow row) {
        return "/together/" + row.receipt() + "?code=" + row.queryCode();
    }

    private static String address(CaseRow row) {
        return "/progress/" + row.receipt() + "?code=" + row.queryCode();
    }
}
