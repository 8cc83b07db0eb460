package io.parkcloud.tenancy.internal;

import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.resource.Codec;
import io.parkcloud.control.store.Store;
import io.parkcloud.kernel.Metadata;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.tenancy.TenantObserved;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes organisations and projects real: what they need is their first limits, and to be empty before they go. */
final class StartingQuota {

    private static final Duration STILL_OCCUPIED = Duration.ofSeconds(5);

    private final Store store;
    private final Map<String, Long> limits;

    StartingQuota(Store store, Map<String, Long> limits) {
        this.store = store;
        this.limits = limits;
    }

    /** @param contents what is inside at the moment */
    <S extends Record> Outcome<TenantObserved> reconcile(
            Pass<S, TenantObserved> pass, TenantObserved observed, Supplier<List<Metadata>> contents) {
        if (pass.deleting()) {
            // It was empty when the removal was accepted; something may have been accepted at the same moment.
            var inside = contents.get();
            return inside.isEmpty()
                    ? Outcome.forget()
                    : Outcome.after(STILL_OCCUPIED, observed)
                            .with("Empty", false, "Occupied", "still contains " + Occupied.describe(inside));
        }
        if (!observed.quotaGiven()) {
            store.setLimits(pass.id(), limits);
        }
        return Outcome.ready(new TenantObserved(true));
    }

    List<Metadata> contents(ResourceId tenant, Optional<ResourceId> project) {
        return store.within(tenant, project, 5).stream().map(Codec::metadata).toList();
    }
}
