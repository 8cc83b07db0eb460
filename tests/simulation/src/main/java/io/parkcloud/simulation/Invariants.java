package io.parkcloud.simulation;

import io.parkcloud.control.audit.AuditChain;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.store.Charges;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoredOperation.State;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.kernel.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must hold of any control plane, whatever its kinds. */
final class Invariants {

    private static final int ALL = 1_000_000;

    private final Store store;
    private final Place place;

    Invariants(Store store, Place place) {
        this.store = store;
        this.place = place;
    }

    /** Every row of the organisation, found by the operations that made them and what those own. */
    List<StoredResource> rows() {
        var ids = store.operations(place.tenant(), Optional.empty(), Optional.empty(), Optional.empty(), ALL).stream()
                .map(o -> o.target())
                .distinct()
                .toList();
        return store.findAll(ids);
    }

    /** After every step. */
    List<String> always() {
        var wrong = new ArrayList<String>();
        quotaIsTheSumOfRows(wrong);
        limitsAreKept(wrong);
        return wrong;
    }

    private void quotaIsTheSumOfRows(List<String> wrong) {
        Map<ResourceId, Map<String, long[]>> sums = new HashMap<>();
        for (var row : rows()) {
            for (var scope : Charges.scopes(row)) {
                row.charges()
                        .forEach((metric, amount) -> sums.computeIfAbsent(scope, s -> new HashMap<>())
                                .computeIfAbsent(metric, m -> new long[2])[row.charged() ? 1 : 0] += amount);
            }
        }
        for (var scope : List.of(place.tenant(), place.project())) {
            for (var line : store.quota(scope)) {
                var sum = sums.getOrDefault(scope, Map.of()).getOrDefault(line.metric(), new long[2]);
                if (sum[0] != line.reserved() || sum[1] != line.used()) {
                    wrong.add("%s: reserved %d, used %d; the rows say %d and %d"
                            .formatted(line.metric(), line.reserved(), line.used(), sum[0], sum[1]));
                }
            }
        }
    }

    private void limitsAreKept(List<String> wrong) {
        for (var scope : List.of(place.tenant(), place.project())) {
            for (var line : store.quota(scope)) {
                if (line.limit() != null && line.reserved() + line.used() > line.limit()) {
                    wrong.add("%s exceeds its limit %d: %d"
                            .formatted(line.metric(), line.limit(), line.reserved() + line.used()));
                }
            }
        }
    }

    /** When nothing goes wrong any more. */
    List<String> everythingEnded() {
        return store.operations(place.tenant(), Optional.empty(), Optional.empty(), Optional.empty(), ALL).stream()
                .filter(o -> o.state() == State.RUNNING)
                .map(o -> "%s of %s %s never ended".formatted(o.verb(), o.kind(), o.targetName()))
                .toList();
    }

    /** When everything has been removed. */
    List<String> nothingLeft() {
        var wrong = new ArrayList<String>();
        rows().forEach(r -> wrong.add(r.kind() + " " + r.name() + " is still there: " + r.phase() + " " + r.status()));
        for (var line : store.quota(place.project())) {
            if (line.reserved() != 0 || line.used() != 0) {
                wrong.add(line.metric() + " is still charged");
            }
        }
        store.usage(place.tenant(), Optional.empty(), Optional.empty(), ALL).stream()
                .filter(u -> u.endedAt() == null)
                .forEach(u -> wrong.add(u.name() + " is metered although it is gone"));
        chainVerifies(wrong);
        return wrong;
    }

    private void chainVerifies(List<String> wrong) {
        var previous = AuditChain.GENESIS;
        long position = 0;
        for (var entry : store.auditAfter(0, Optional.empty(), ALL)) {
            AuditChain.check(entry, position, previous).ifPresent(b -> wrong.add("audit " + b));
            position = entry.position();
            previous = entry.hash();
        }
    }
}
