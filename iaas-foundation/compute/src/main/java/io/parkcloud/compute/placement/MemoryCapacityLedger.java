package io.parkcloud.compute.placement;

import io.parkcloud.control.store.Fencing;
import io.parkcloud.kernel.ResourceId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The ledger in memory, for the simulation. Keeps the same contract as the one in the database. */
public final class MemoryCapacityLedger implements CapacityLedger {

    private final Fencing fencing;

    private final Map<ResourceId, HostCapacity> hosts = new LinkedHashMap<>();
    private final Map<ResourceId, Allocation> allocations = new HashMap<>();

    /** Every pass is in time. */
    public MemoryCapacityLedger() {
        this((id, fence) -> {});
    }

    public MemoryCapacityLedger(Fencing fencing) {
        this.fencing = fencing;
    }

    @Override
    public synchronized HostCapacity offer(HostCapacity host, long fence) {
        fencing.requireFence(host.host(), fence);
        var held = hosts.get(host.host());
        var offered = held == null ? sum(host) : host.taken(held.vcpusTaken(), held.memoryMiBTaken());
        hosts.put(host.host(), offered);
        return offered;
    }

    @Override
    public synchronized void withdraw(ResourceId host) {
        hosts.remove(host);
    }

    @Override
    public synchronized List<HostCapacity> hosts() {
        return List.copyOf(hosts.values());
    }

    @Override
    public synchronized List<HostCapacity> some(int from, int limit) {
        return around(from).filter(HostCapacity::open).limit(limit).toList();
    }

    @Override
    public synchronized List<HostCapacity> fitting(
            PlacementRequest request, Set<ResourceId> avoided, int from, int limit) {
        var all = new HostIndex(around(from).toList());
        return all.fitting(request, avoided).stream().limit(limit).toList();
    }

    @Override
    public synchronized List<Misfits> misfits(PlacementRequest request, Set<ResourceId> avoided) {
        return new HostIndex(hosts()).misfits(request, avoided);
    }

    private Stream<HostCapacity> around(int from) {
        int start = hosts.isEmpty() ? 0 : Math.floorMod(from, hosts.size());
        return Stream.concat(
                hosts.values().stream().skip(start), hosts.values().stream().limit(start));
    }

    @Override
    public synchronized Optional<Allocation> take(Allocation wanted, long fence) {
        fencing.requireFence(wanted.instance(), fence);
        var held = allocations.get(wanted.instance());
        if (held != null) {
            return Optional.of(held);
        }
        var host = hosts.get(wanted.host());
        boolean groupIsThere =
                !wanted.group().isEmpty() && hostsOf(wanted.group()).contains(wanted.host());
        if (host == null || !host.open() || groupIsThere || !change(host, wanted.vcpus(), wanted.memoryMiB())) {
            return Optional.empty();
        }
        allocations.put(wanted.instance(), wanted);
        return Optional.of(wanted);
    }

    @Override
    public synchronized Optional<Allocation> held(ResourceId instance) {
        return Optional.ofNullable(allocations.get(instance));
    }

    @Override
    public synchronized boolean resize(ResourceId instance, int vcpus, long memoryMiB, long fence) {
        fencing.requireFence(instance, fence);
        var held = allocations.get(instance);
        if (held == null) {
            return false;
        }
        var host = hosts.get(held.host());
        if (host != null && !change(host, vcpus - held.vcpus(), memoryMiB - held.memoryMiB())) {
            return false;
        }
        allocations.put(instance, new Allocation(instance, held.host(), vcpus, memoryMiB, held.group()));
        return true;
    }

    @Override
    public synchronized void release(ResourceId instance) {
        var held = allocations.remove(instance);
        var host = held == null ? null : hosts.get(held.host());
        if (held != null && host != null) {
            change(host, -held.vcpus(), -held.memoryMiB());
        }
    }

    @Override
    public synchronized Set<ResourceId> hostsOf(String group) {
        var found = new HashSet<ResourceId>();
        allocations.values().stream().filter(a -> a.group().equals(group)).forEach(a -> found.add(a.host()));
        return found;
    }

    /** Giving back always works, also on a host whose offer has shrunk below what is taken. */
    private boolean change(HostCapacity host, long vcpus, long memoryMiB) {
        long vcpusTaken = host.vcpusTaken() + vcpus;
        long memoryTaken = host.memoryMiBTaken() + memoryMiB;
        if ((vcpus > 0 && vcpusTaken > host.vcpus()) || (memoryMiB > 0 && memoryTaken > host.memoryMiB())) {
            return false;
        }
        hosts.put(host.host(), host.taken(vcpusTaken, memoryTaken));
        return true;
    }

    private HostCapacity sum(HostCapacity host) {
        long vcpus = 0;
        long memory = 0;
        for (var allocation : allocations.values()) {
            if (allocation.host().equals(host.host())) {
                vcpus += allocation.vcpus();
                memory += allocation.memoryMiB();
            }
        }
        return host.taken(vcpus, memory);
    }
}
