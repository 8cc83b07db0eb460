package io.parkcloud.control.store;

import io.parkcloud.kernel.ResourceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one store of the platform. Every method is one transaction; durable when it returns. Times are given by the caller, so
 * that a simulation owns the clock. Thread-safe. {@code StoreContract} says the same in tests.
 */
public interface Store extends Fencing, AcceptGuard.Reads {

    /**
     * Writes an accepted request.
     *
     * @throws io.parkcloud.kernel.PlatformException with a code of {@link StoreErrors}, or whatever {@code guard} throws;
     *         nothing is written then
     * @return what the row stands on, as it was when the row was written
     */
    Surroundings accept(Acceptance acceptance, AcceptGuard guard);

    /**
     * Finds out whether {@link #accept} would refuse, and writes nothing in any case.
     *
     * @throws io.parkcloud.kernel.PlatformException as {@link #accept} would at this moment
     */
    void rehearse(Acceptance acceptance, AcceptGuard guard);

    /** An earlier acceptance under that key: what it was asked, and the operation it made; empty if there was none. */
    Optional<Replay> replay(ResourceId scope, String key);

    /** An earlier use of an idempotency key. */
    record Replay(String hash, ResourceId resource, ResourceId operation) {}

    Optional<StoredResource> find(ResourceId id);

    /** In no particular order; absent ones are left out. */
    @Override
    List<StoredResource> findAll(Collection<ResourceId> ids);

    List<StoredResource> page(ResourceQuery query);

    /** Rows of that kind that refer to {@code target}, oldest first. */
    @Override
    List<StoredResource> referring(ResourceId target, String kind);

    /** Who refers to {@code target}, whatever the kind, at most {@code limit}. */
    List<StoredResource> dependants(ResourceId target, int limit);

    List<StoredResource> ownedBy(ResourceId owner);

    /** What stands in an organisation, or in one project of it, whatever the kind, at most {@code limit}. */
    @Override
    List<StoredResource> within(ResourceId tenant, Optional<ResourceId> project, int limit);

    // ---- reconcile -----------------------------------------------------------------------------------------------

    /** Leases up to {@code limit} due rows to {@code holder} until {@code until}, the longest due first. */
    List<StoredResource> claimDue(String holder, Instant now, Instant until, int limit);

    /**
     * Takes back what {@code holder} has leased until {@code until} at the latest, and makes it due: whoever starts under the
     * name of one that has died need not wait for its leases to run out. The fences are raised, so if it lives after all, what
     * it comes back with is refused.
     *
     * @return how many rows that were
     */
    int takeBack(String holder, Instant now, Instant until);

    /** What stands around rows that are leased now. */
    Surroundings around(Collection<ResourceId> leased);

    /**
     * Writes passes back, each only if its fence is still the newest.
     *
     * @return the ids whose pass was refused because somebody else has the row now
     */
    List<ResourceId> settle(List<Settlement> passes, Instant now);

    /** Says that the row should be looked at now. */
    void wake(Collection<ResourceId> ids, Instant now);

    /** When the next unleased row is due; empty if none is. */
    Optional<Instant> nextDue();

    // ---- claims --------------------------------------------------------------------------------------------------

    /**
     * See {@link io.parkcloud.control.kind.Pass#claimFirst}.
     *
     * @param fence as for {@link #requireFence}: what comes back late takes nothing
     */
    Optional<String> claimFirst(ResourceId space, ResourceId holder, long fence, Stream<String> candidates);

    // ---- operations ----------------------------------------------------------------------------------------------

    Optional<StoredOperation> operation(ResourceId id);

    /** Newest first, at most {@code limit}, older than {@code before} if given. */
    List<StoredOperation> operations(
            ResourceId tenant,
            Optional<ResourceId> project,
            Optional<ResourceId> target,
            Optional<ResourceId> before,
            int limit);

    // ---- events --------------------------------------------------------------------------------------------------

    /** Gives positions to events and seals audit entries written since; safe from any replica at any time. @return events */
    int sequence(int limit);

    /** In order, at most {@code limit}. */
    List<StoredEvent> eventsAfter(long position, int limit);

    long lastPosition();

    // ---- quota, usage, audit -------------------------------------------------------------------------------------

    List<QuotaLine> quota(ResourceId scope);

    /** Sets limits; metrics not named stay as they are. A limit below what is taken only stops growth. */
    void setLimits(ResourceId scope, java.util.Map<String, Long> limits);

    List<UsageRecord> usage(ResourceId tenant, Optional<ResourceId> project, Optional<ResourceId> resource, int limit);

    /** In order of position, at most {@code limit}. */
    List<AuditEntry> auditAfter(long position, Optional<ResourceId> tenant, int limit);

    /** The newest first, older than {@code position}, at most {@code limit}. */
    List<AuditEntry> auditBefore(long position, Optional<ResourceId> tenant, int limit);

    /** Writes what was done without any resource being changed by it; sealed like all others. */
    void audit(StoredAudit entry);

    // ---- secrets -------------------------------------------------------------------------------------------------

    /** The sealed secret; the first writer wins, and everybody gets what it wrote. */
    byte[] secret(ResourceId resource, String name, java.util.function.Supplier<byte[]> sealed);
}
