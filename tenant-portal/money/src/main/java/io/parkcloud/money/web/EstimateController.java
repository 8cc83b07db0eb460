package io.parkcloud.money.web;

import io.parkcloud.control.security.Authorizer;
import io.parkcloud.control.web.Places;
import io.parkcloud.control.web.PrincipalSource;
import io.parkcloud.money.Estimate;
import io.parkcloud.money.MoneyErrors;
import io.parkcloud.money.internal.PriceBooks;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What something would cost, before it is asked for. */
@RestController
public class EstimateController {

    private static final int MOST = 200;

    /** More than any platform has of anything, and little enough to multiply. */
    private static final long LARGEST = 1_000_000_000_000L;

    private final PriceBooks books;
    private final Places places;
    private final PrincipalSource principals;

    EstimateController(PriceBooks books, Places places, PrincipalSource principals) {
        this.books = books;
        this.places = places;
        this.principals = principals;
    }

    /** @param amounts by metric, as checks and plans answer them */
    record EstimateRequest(Map<String, @Nullable Long> amounts) {}

    /** @param estimate absent before there are prices */
    record EstimateAnswer(@Nullable Estimate estimate) {}

    @PostMapping("/api/v1/projects/{project}/prices:estimate")
    EstimateAnswer estimate(@PathVariable String project, @RequestBody EstimateRequest request) {
        var place = places.project(project);
        Authorizer.requirePlace(principals.current(), place.tenant(), place.project());
        var amounts = request.amounts();
        if (amounts == null || amounts.size() > MOST) {
            throw MoneyErrors.ESTIMATE_INVALID.error("/amounts: give at most %d metrics with their amounts", MOST);
        }
        amounts.forEach((metric, amount) -> {
            if (amount == null || Math.abs(amount) > LARGEST) {
                throw MoneyErrors.ESTIMATE_INVALID.error(
                        "/amounts/%s: must be a whole number up to %d, was %s", metric, LARGEST, amount);
            }
        });
        return new EstimateAnswer(books.inForce()
                .map(book -> Estimate.of(book.name(), book.spec(), Map.copyOf(amounts)))
                .orElse(null));
    }
}
