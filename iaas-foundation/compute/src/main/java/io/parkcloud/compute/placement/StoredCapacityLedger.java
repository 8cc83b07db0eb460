package io.parkcloud.compute.placement;

import io.parkcloud.control.store.Fencing;
import io.parkcloud.control.store.StoreErrors;
import io.parkcloud.control.store.Together;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger in the platform's database. */
final class StoredCapacityLedger implements CapacityLedger {

    /** A transaction that lost a deadlock has left no trace and may simply run again. */
    private static final int DEADLOCK_RETRIES = 8;

    private static final Logger LOG = LoggerFactory.getLogger(StoredCapacityLedger.class);

    /** Allocations in one transaction. */
    private static final int MOST_TOGETHER = 16;

    private static final Boolean EVERYBODY = true;

    private final Together<Boolean, Taking> company = new Together<>(this::takeTogether, MOST_TOGETHER);
    private final TransactionTemplate transaction;
    private final Fencing fencing;
    private final CapacityMapper mapper;

    /** @param fencing in the same database, so that its locks are those of our transactions */
    StoredCapacityLedger(TransactionTemplate transaction, Fencing fencing, CapacityMapper mapper) {
        this.transaction = transaction;
        this.fencing = fencing;
        this.mapper = mapper;
    }

    /** Somebody who wants to take; marked by whoever takes for all that want it at the time. */
    private static final class Taking {
        private final Allocation wanted;
        private final long fence;
        private boolean taken;

        private Taking(Allocation wanted, long fence) {
            this.wanted = wanted;
            this.fence = fence;
        }
    }

    @Override
    public HostCapacity offer(HostCapacity host, long fence) {
        var known = mapper.host(host.host()).map(LedgerRow::toHost);
        if (known.filter(before -> before.taken(0, 0).equals(host.taken(0, 0))).isPresent()) {
            return known.get();
        }
        write(() -> {
            fencing.requireFence(host.host(), fence);
            mapper.offer(LedgerRow.of(host), HostIndex.mix(host.host()) & Integer.MAX_VALUE);
            return true;
        });
        return mapper.host(host.host()).map(LedgerRow::toHost).orElse(host);
    }

    @Override
    public void withdraw(ResourceId host) {
        write(() -> {
            mapper.withdraw(host);
            return true;
        });
    }

    @Override
    public List<HostCapacity> hosts() {
        return mapper.hosts().stream().map(LedgerRow::toHost).toList();
    }

    @Override
    public List<HostCapacity> some(int from, int limit) {
        int start = from & Integer.MAX_VALUE;
        return around(limit, room -> mapper.some(start, Integer.MAX_VALUE, room), room -> mapper.some(0, start, room));
    }

    @Override
    public List<HostCapacity> fitting(PlacementRequest request, Set<ResourceId> avoided, int from, int limit) {
        int start = from & Integer.MAX_VALUE;
        return around(
                limit,
                room -> mapper.fitting(request, avoided, start, Integer.MAX_VALUE, room),
                room -> mapper.fitting(request, avoided, 0, start, room));
    }

    /** From somewhere to the end, and what is missing then from the beginning. */
    private static List<HostCapacity> around(
            int limit, IntFunction<List<LedgerRow>> first, IntFunction<List<LedgerRow>> then) {
        var rows = new ArrayList<>(first.apply(limit));
        if (rows.size() < limit) {
            rows.addAll(then.apply(limit - rows.size()));
        }
        return rows.stream().map(LedgerRow::toHost).toList();
    }

    @Override
    public List<Misfits> misfits(PlacementRequest request, Set<ResourceId> avoided) {
        var reasons = new EnumMap<Misfit, List<CapacityMapper.MisfitRow>>(Misfit.class);
        mapper.misfits(request, avoided, Misfits.EXAMPLES)
                .forEach(row -> reasons.computeIfAbsent(Misfit.valueOf(row.reason()), any -> new ArrayList<>())
                        .add(row));
        return reasons.entrySet().stream()
                .map(e -> new Misfits(
                        e.getKey(),
                        e.getValue().getFirst().hosts(),
                        e.getValue().stream()
                                .map(row -> e.getKey().describe(row.name(), row.vcpusFree(), row.memoryFree()))
                                .toList()))
                .toList();
    }

    @Override
    public Optional<Allocation> take(Allocation wanted, long fence) {
        var taking = new Taking(wanted, fence);
        company.run(EVERYBODY, taking);
        return taking.taken ? Optional.of(wanted) : takeAlone(taking);
    }

    private Optional<Allocation> takeAlone(Taking taking) {
        try {
            return write(() -> tryTake(List.of(taking))) ? Optional.of(taking.wanted) : Optional.empty();
        } catch (DuplicateKeyException there) {
            // Either this instance holds something already, or a member of its group is on that host.
            return held(taking.wanted.instance());
        }
    }

    /** All or nobody: whoever got nothing tries alone, and hears then why. */
    private void takeTogether(List<Taking> all) {
        try {
            boolean taken = write(() -> tryTake(all));
            all.forEach(taking -> taking.taken = taken);
        } catch (RuntimeException spoilt) {
            LOG.debug("{} allocations are made one by one", all.size(), spoilt);
        }
    }

    @Override
    public Optional<Allocation> held(ResourceId instance) {
        return mapper.held(instance).map(AllocationRow::toAllocation);
    }

    @Override
    public boolean resize(ResourceId instance, int vcpus, long memoryMiB, long fence) {
        return write(() -> {
            fencing.requireFence(instance, fence);
            var held = mapper.lock(instance);
            if (held.isEmpty()) {
                return false;
            }
            var row = held.get();
            if (mapper.move(row.host(), vcpus - row.vcpus(), memoryMiB - row.memoryMib()) == 0) {
                return false;
            }
            mapper.resize(instance, vcpus, memoryMiB);
            return true;
        });
    }

    @Override
    public void release(ResourceId instance) {
        write(() -> {
            var held = mapper.lock(instance);
            if (held.isPresent() && mapper.delete(instance) == 1) {
                mapper.move(held.get().host(), -held.get().vcpus(), -held.get().memoryMib());
            }
            return true;
        });
    }

    @Override
    public Set<ResourceId> hostsOf(String group) {
        return new HashSet<>(mapper.hostsOf(group));
    }

    private boolean tryTake(List<Taking> all) {
        var fences = new TreeMap<ResourceId, Long>();
        var hosts = new TreeMap<ResourceId, CapacityMapper.Taken>();
        all.forEach(taking -> {
            var wanted = taking.wanted;
            fences.put(wanted.instance(), taking.fence);
            hosts.merge(
                    wanted.host(),
                    new CapacityMapper.Taken(wanted.host(), wanted.vcpus(), wanted.memoryMiB()),
                    (a, b) -> new CapacityMapper.Taken(a.host(), a.vcpus() + b.vcpus(), a.memoryMib() + b.memoryMib()));
        });
        fencing.requireFences(fences);
        var rows = all.stream().map(taking -> slotted(taking.wanted)).toList();
        try {
            mapper.take(rows, List.copyOf(hosts.values()), hosts.size());
            return true;
        } catch (DataAccessException e) {
            if (e.getMostSpecificCause() instanceof SQLException refused
                    && refused.getErrorCode() == CapacityMapper.REFUSED) {
                return false;
            }
            throw e;
        }
    }

    private static CapacityMapper.Slotted slotted(Allocation wanted) {
        var row =
                new AllocationRow(wanted.instance(), wanted.host(), wanted.vcpus(), wanted.memoryMiB(), wanted.group());
        return new CapacityMapper.Slotted(row, slot(wanted));
    }

    private static @Nullable String slot(Allocation wanted) {
        return wanted.group().isEmpty() ? null : wanted.group() + "@" + wanted.host();
    }

    /** Work that answers false leaves nothing behind. */
    private boolean write(Supplier<Boolean> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Boolean.TRUE.equals(transaction.execute(status -> {
                    boolean done = work.get();
                    if (!done) {
                        status.setRollbackOnly();
                    }
                    return done;
                }));
            } catch (PessimisticLockingFailureException deadlock) {
                if (attempt == DEADLOCK_RETRIES) {
                    throw new PlatformException(
                            StoreErrors.UNAVAILABLE, "the capacity ledger is too busy; it is tried again", deadlock);
                }
            }
        }
    }
}
