package io.parkcloud.money.internal;

import io.parkcloud.control.resource.Json;
import io.parkcloud.control.store.ResourceQuery;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.money.PriceBookSpec;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The price books there are. They are few: one for every change of prices. */
public final class PriceBooks {

    private static final int MOST = 200;

    private final Store store;
    private final Clock clock;

    PriceBooks(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** A book with its name. */
    public record Book(ResourceId id, String name, PriceBookSpec spec) {}

    /** The book whose moment came last; empty before the first one's. */
    public Optional<Book> inForce() {
        var now = clock.instant();
        return all().stream()
                .filter(book -> !book.spec().effectiveFrom().isAfter(now))
                .max(Comparator.comparing((Book book) -> book.spec().effectiveFrom())
                        .thenComparing(Book::id));
    }

    Instant now() {
        return clock.instant();
    }

    private List<Book> all() {
        var query = new ResourceQuery(
                PriceBookKind.NAME.singular(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                MOST);
        return store.page(query).stream().map(PriceBooks::book).toList();
    }

    private static Book book(StoredResource row) {
        return new Book(row.id(), row.name(), Json.MAPPER.readValue(row.spec(), PriceBookSpec.class));
    }
}
