package io.parkcloud.control.store.mysql;

import io.parkcloud.control.store.StoreErrors;
import io.parkcloud.control.store.Together;
import io.parkcloud.kernel.ResourceId;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fences, and names that are claimed by passes. Most first candidates are free, so these are claimed together, unasked. */
final class Claims {

    /** Claims in one statement. */
    private static final int MOST_TOGETHER = 16;

    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

    private final SqlMapper statements;
    private final RelationMapper relations;
    private final Writes writes;
    private final Together<ResourceId, Wish> company = new Together<>(this::claimAtOnce, MOST_TOGETHER);

    Claims(SqlMapper statements, RelationMapper relations, Writes writes) {
        this.statements = statements;
        this.relations = relations;
        this.writes = writes;
    }

    /** Runs work in a transaction, again after a deadlock. */
    @FunctionalInterface
    interface Writes {
        <R> R write(Supplier<R> work);
    }

    /** A wish for a name; granted by whoever claims for all that wish at the time. */
    private static final class Wish {
        private final ResourceSql.Claim claim;
        private boolean granted;

        private Wish(ResourceSql.Claim claim) {
            this.claim = claim;
        }
    }

    /** Runs inside the caller's transaction, if there is one. */
    void requireFences(Map<ResourceId, Long> fences) {
        var ids = new TreeMap<>(fences);
        var newest = new TreeMap<ResourceId, Long>();
        statements.fences(ResourceSql.fences(ids.keySet())).forEach(row -> newest.put(row.id(), row.fence()));
        ids.forEach((id, fence) -> {
            if (!fence.equals(newest.get(id))) {
                throw StoreErrors.takenOver(id);
            }
        });
    }

    /** @param names goes on where it was if a transaction has to run again */
    Optional<String> first(ResourceId space, ResourceId holder, long fence, Iterator<String> names) {
        var first = next(names);
        if (first.isPresent()) {
            var wish = new Wish(new ResourceSql.Claim(space, first.get(), holder, fence));
            company.run(space, wish);
            if (wish.granted) {
                return first;
            }
        }
        return writes.write(() -> {
            requireFences(Map.of(holder, fence));
            var held = relations.held(space, holder);
            if (!held.isEmpty()) {
                return Optional.of(held.getFirst());
            }
            for (var name = first; name.isPresent(); name = next(names)) {
                if (relations.claim(space, name.get(), holder) == 1) {
                    return name;
                }
            }
            return Optional.<String>empty();
        });
    }

    /** Grants all or says nothing: whoever got nothing asks alone, and hears then what he holds. */
    private void claimAtOnce(List<Wish> wishes) {
        try {
            int granted = statements.run(
                    ResourceSql.claimAtOnce(wishes.stream().map(w -> w.claim).toList()));
            wishes.forEach(w -> w.granted = granted == wishes.size());
        } catch (RuntimeException spoilt) {
            LOG.debug("{} names are claimed one by one", wishes.size(), spoilt);
        }
    }

    private static Optional<String> next(Iterator<String> names) {
        return names.hasNext() ? Optional.of(names.next()) : Optional.empty();
    }
}
