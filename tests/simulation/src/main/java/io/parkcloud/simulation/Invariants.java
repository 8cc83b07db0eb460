package io.parkcloud.simulation;

import io.parkcloud.control.audit.AuditChain;
import io.parkcloud.control.kind.KindRegistry;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.resource.ResourceErrors;
import io.parkcloud.control.resource.StoreWorld;
import io.parkcloud.control.store.Charges;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoredOperation;
import io.parkcloud.control.store.StoredOperation.State;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold of any control plane, whatever its kinds. */
final class Invariants {

    private static final int ALL = 1_000_000;

    /** Reasons that say nothing to a user, or that nobody but the platform can do something about. */
    private static final List<String> NOT_THE_USERS = List.of(
            "engine.unavailable",
            "engine.fenced",
            "engine.refused",
            "internal",
            "store.unavailable",
            "resource.stale",
            "resource.deleting",
            "resource.not-found");

    private final Store store;
    private final KindRegistry kinds;
    private final Set<ResourceId> tenants = new LinkedHashSet<>();
    private final Set<ResourceId> scopes = new LinkedHashSet<>();

    Invariants(Store store, KindRegistry kinds, List<Place> places) {
        this.store = store;
        this.kinds = kinds;
        tenants.add(ResourceId.PLATFORM);
        places.forEach(place -> {
            tenants.add(place.tenant());
            scopes.add(place.tenant());
            scopes.add(place.project());
        });
    }

    List<StoredResource> rows() {
        return tenants.stream()
                .flatMap(tenant -> store.within(tenant, Optional.empty(), ALL).stream())
                .toList();
    }

    /** After every step. */
    List<String> always(List<Resource<?, ?>> resources) {
        var wrong = new ArrayList<String>();
        quotaIsTheSumOfRows(wrong);
        limitsAreKept(wrong);
        nobodyPointsAtNothing(resources, wrong);
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
        for (var scope : scopes) {
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
        for (var scope : scopes) {
            for (var line : store.quota(scope)) {
                if (line.limit() != null && line.reserved() + line.used() > line.limit()) {
                    wrong.add("%s exceeds its limit %d: %d"
                            .formatted(line.metric(), line.limit(), line.reserved() + line.used()));
                }
            }
        }
    }

    /** References and owners exist, and nobody points into somebody else's place. */
    private void nobodyPointsAtNothing(List<Resource<?, ?>> resources, List<String> wrong) {
        var rows = rows().stream().collect(Collectors.toMap(StoredResource::id, row -> row));
        for (var resource : resources) {
            var meta = resource.metadata();
            var what = meta.kind() + " " + meta.name();
            resource.status()
                    .condition("Ready")
                    .filter(c -> c.reason().equals(ResourceErrors.INTERNAL.id()))
                    .ifPresent(c -> wrong.add(what + " broke the platform's code: " + c.message()));
            meta.owner()
                    .filter(owner -> !rows.containsKey(owner))
                    .ifPresent(owner -> wrong.add(what + " is owned by " + owner + ", which is gone"));
            for (var target : targets(resource)) {
                var row = rows.get(target);
                if (row == null) {
                    wrong.add(what + " points at " + target + ", which is gone");
                } else if (!StoreWorld.visible(row, new Place(meta.tenant(), meta.project()))) {
                    wrong.add(what + " points at somebody else's " + row.kind() + " " + row.name());
                }
            }
        }
    }

    @SuppressWarnings("unchecked") // a resource is decoded with its own kind
    private <S extends Record> List<ResourceId> targets(Resource<S, ?> resource) {
        var kind = kinds.of((Class<S>) resource.spec().getClass());
        return kind.references(resource.spec()).stream().map(r -> r.target()).toList();
    }

    /** When nothing goes wrong any more. */
    List<String> settled(List<Resource<?, ?>> resources) {
        var wrong = new ArrayList<String>();
        operations()
                .filter(o -> o.state() == State.RUNNING)
                .map(o -> "%s of %s %s never ended".formatted(o.verb(), o.kind(), o.targetName()))
                .forEach(wrong::add);
        for (var resource : resources) {
            var what = resource.metadata().kind() + " " + resource.name();
            var why = resource.status()
                    .condition("Ready")
                    .map(c -> c.reason() + ", " + c.message())
                    .orElse("no reason");
            if (resource.phase() == Phase.FAILED) {
                if (why.endsWith(", ") || NOT_THE_USERS.stream().anyMatch(why::startsWith)) {
                    wrong.add(what + " has failed for no reason that its user can do something about: " + why);
                }
            } else if (!resource.ready()) {
                wrong.add(what + " stays " + resource.phase() + ": " + why);
            }
        }
        metering(wrong);
        return wrong;
    }

    private java.util.stream.Stream<StoredOperation> operations() {
        return tenants.stream()
                .flatMap(tenant ->
                        store.operations(tenant, Optional.empty(), Optional.empty(), Optional.empty(), ALL).stream());
    }

    /** What runs on the meter is what stands. */
    private void metering(List<String> wrong) {
        Map<String, Long> metered = new HashMap<>();
        for (var tenant : tenants) {
            for (var usage : store.usage(tenant, Optional.empty(), Optional.empty(), ALL)) {
                if (usage.endedAt() == null) {
                    metered.merge(usage.resource() + " " + usage.metric(), usage.amount(), Long::sum);
                }
            }
        }
        for (var row : rows()) {
            if (row.charged() && !Charges.scopes(row).isEmpty()) {
                row.charges().forEach((metric, amount) -> {
                    var seen = metered.getOrDefault(row.id() + " " + metric, 0L);
                    if (amount != seen.longValue()) {
                        wrong.add("%s %s uses %d of %s, metered are %d"
                                .formatted(row.kind(), row.name(), amount, metric, seen));
                    }
                });
            }
        }
    }

    /** When everything has been removed. */
    List<String> nothingLeft() {
        var wrong = new ArrayList<String>();
        rows().forEach(r -> wrong.add(r.kind() + " " + r.name() + " is still there: " + r.phase() + " " + r.status()));
        for (var scope : scopes) {
            for (var line : store.quota(scope)) {
                if (line.reserved() != 0 || line.used() != 0) {
                    wrong.add(line.metric() + " is still charged");
                }
            }
        }
        for (var tenant : tenants) {
            store.usage(tenant, Optional.empty(), Optional.empty(), ALL).stream()
                    .filter(u -> u.endedAt() == null)
                    .forEach(u -> wrong.add(u.name() + " is metered although it is gone"));
        }
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
