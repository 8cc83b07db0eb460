package io.parkcloud.control.store;

import io.parkcloud.kernel.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The arithmetic of quota counters, shared by every driver of the store. */
public final class Charges {

    private Charges() {}

    /** Makes a driver's own kind of movement of one counter. */
    @FunctionalInterface
    public interface MovementOf<M> {
        M of(ResourceId scope, String metric, long amount);
    }

    /** Whose counters a resource moves: its tenant's and its project's, in the order in which they are locked. */
    public static List<ResourceId> scopes(StoredResource row) {
        if (row.tenant().equals(ResourceId.PLATFORM)) {
            return List.of();
        }
        if (row.project().equals(ResourceId.PLATFORM)) {
            return List.of(row.tenant());
        }
        return row.tenant().compareTo(row.project()) < 0
                ? List.of(row.tenant(), row.project())
                : List.of(row.project(), row.tenant());
    }

    /** One movement per scope and metric, in locking order. */
    public static <M> List<M> movements(StoredResource row, Map<String, Long> charges, MovementOf<M> movement) {
        var moves = new ArrayList<M>();
        for (var scope : scopes(row)) {
            new TreeMap<>(charges).forEach((metric, amount) -> moves.add(movement.of(scope, metric, amount)));
        }
        return moves;
    }

    /** @throws io.parkcloud.kernel.PlatformException {@code quota.exceeded}, if {@code delta} does not fit */
    public static void refuseIfExceeded(QuotaLine line, long delta, ResourceId scope) {
        if (delta > 0 && line.limit() != null && line.reserved() + line.used() + delta > line.limit()) {
            throw StoreErrors.QUOTA_EXCEEDED.error(
                    "%s: %d more would make %d, the limit of %s is %d; free some or ask the administrator for more",
                    line.metric(), delta, line.reserved() + line.used() + delta, scope, line.limit());
        }
    }

    public static StoredResource withCharged(StoredResource r, boolean charged) {
        return new StoredResource(
                r.id(),
                r.kind(),
                r.tenant(),
                r.project(),
                r.zone(),
                r.name(),
                r.labels(),
                r.phase(),
                r.generation(),
                r.observedGeneration(),
                r.revision(),
                r.owner(),
                r.spec(),
                r.status(),
                r.charges(),
                charged,
                r.createdAt(),
                r.deletionAt(),
                r.fence(),
                r.attempt());
    }
}
