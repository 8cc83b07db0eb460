package io.parkcloud.hall.casework;

import io.parkcloud.hall.HallSettings;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands out receipt numbers. Each is drawn in a short transaction of its own, so that filing cases at once does not queue
 * behind one counter row; a case that fails afterwards leaves a gap and never a double.
 */
@Component
class ReceiptNumbers {
    private final CaseMapper cases;
    private final TransactionTemplate transactions;
    private final TimeLimits limits;
    private final String prefix;

    ReceiptNumbers(CaseMapper cases, TransactionTemplate transactions, TimeLimits limits, HallSettings settings) {
        this.cases = cases;
        this.transactions = transactions;
        this.limits = limits;
        this.prefix = settings.receiptPrefix();
    }

    ReceiptNumber next() {
        var day = limits.today();
        var number = transactions.execute(status -> {
            cases.draw(day);
            return cases.lastId();
        });
        return ReceiptNumber.of(prefix, day, Objects.requireNonNull(number));
    }
}
