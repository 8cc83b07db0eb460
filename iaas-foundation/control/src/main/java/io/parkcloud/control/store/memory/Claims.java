package io.parkcloud.control.store.memory;

import io.parkcloud.control.kind.UniqueClaim;
import io.parkcloud.control.store.StoreErrors;
import io.parkcloud.kernel.ResourceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who holds which key of which space. Not thread-safe. */
final class Claims {

    private final Map<UniqueClaim, ResourceId> holders = new HashMap<>();

    void check(List<UniqueClaim> wanted, ResourceId by) {
        for (var claim : wanted) {
            if (!holders.getOrDefault(claim, by).equals(by)) {
                throw StoreErrors.CLAIM_TAKEN.error(
                        "%s is taken; choose another one or leave it to the platform", claim.key());
            }
        }
    }

    void take(List<UniqueClaim> wanted, ResourceId by) {
        wanted.forEach(claim -> holders.put(claim, by));
    }

    /** What is held in that space already, or else the first free candidate. */
    Optional<String> first(ResourceId space, ResourceId holder, Stream<String> candidates) {
        var held = holders.entrySet().stream()
                .filter(e -> e.getKey().space().equals(space) && e.getValue().equals(holder))
                .map(e -> e.getKey().key())
                .findFirst();
        return held.or(() -> candidates
                .filter(key -> holders.putIfAbsent(new UniqueClaim(space, key), holder) == null)
                .findFirst());
    }

    void release(ResourceId holder) {
        holders.values().removeIf(holder::equals);
    }

    Set<ResourceId> holders() {
        return Set.copyOf(holders.values());
    }
}
