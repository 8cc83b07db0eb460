package io.parkcloud.compute.placement;

import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.ResourceId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Hosts in columns, so that a decision is a walk over arrays. Chooses with the power of several choices: it looks at hosts
 * from a point that differs for every instance and takes the best of the first few that fit, which spreads nearly as well as
 * looking at all of them and costs a hundredth. Immutable but for what is taken; not
 * thread-safe.
 */
final class HostIndex {

    /** How many fitting hosts are compared. */
    private static final int CHOICES = 16;

    private final List<HostCapacity> hosts;
    private final Map<ResourceId, Integer> positions = new HashMap<>();
    private final boolean[] open;
    private final int[] zones;
    private final String[] architectures;
    private final long[] vcpusFree;
    private final long[] memoryFree;

    HostIndex(List<HostCapacity> hosts) {
        this.hosts = List.copyOf(hosts);
        int count = hosts.size();
        open = new boolean[count];
        zones = new int[count];
        architectures = new String[count];
        vcpusFree = new long[count];
        memoryFree = new long[count];
        for (int i = 0; i < count; i++) {
            var host = hosts.get(i);
            positions.put(host.host(), i);
            open[i] = host.open();
            for (var zone : host.zones()) {
                zones[i] |= bit(zone);
            }
            architectures[i] = host.architecture().intern();
            vcpusFree[i] = host.vcpus() - host.vcpusTaken();
            memoryFree[i] = host.memoryMiB() - host.memoryMiBTaken();
        }
    }

    /** @param avoided hosts that must not be chosen, because a member of the group is there */
    OptionalInt choose(PlacementRequest request, Set<ResourceId> avoided) {
        int count = hosts.size();
        if (count == 0) {
            return OptionalInt.empty();
        }
        int start = Math.floorMod(mix(request.instance()), count);
        int best = -1;
        double bestScore = -1;
        int fitting = 0;
        for (int step = 0; step < count && fitting < CHOICES; step++) {
            int i = start + step < count ? start + step : start + step - count;
            if (misfit(i, request, avoided) == null) {
                fitting++;
                double score = score(i, request);
                if (score > bestScore) {
                    best = i;
                    bestScore = score;
                }
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }

    HostCapacity host(int position) {
        return hosts.get(position);
    }

    /** Notes that capacity was taken, so that the next decision sees it before the ledger is read again. */
    void took(int position, int vcpus, long memoryMiB) {
        vcpusFree[position] -= vcpus;
        memoryFree[position] -= memoryMiB;
    }

    /** Another one turned out to have taken what was left of it. */
    void drop(ResourceId host) {
        Optional.ofNullable(positions.get(host)).ifPresent(i -> open[i] = false);
    }

    /** All that fit, in their order. */
    List<HostCapacity> fitting(PlacementRequest request, Set<ResourceId> avoided) {
        return IntStream.range(0, hosts.size())
                .filter(i -> misfit(i, request, avoided) == null)
                .mapToObj(hosts::get)
                .toList();
    }

    /** Why those that do not fit do not. */
    List<Misfits> misfits(PlacementRequest request, Set<ResourceId> avoided) {
        var reasons = new EnumMap<Misfit, List<String>>(Misfit.class);
        for (int i = 0; i < hosts.size(); i++) {
            var misfit = misfit(i, request, avoided);
            if (misfit != null) {
                reasons.computeIfAbsent(misfit, any -> new ArrayList<>())
                        .add(misfit.describe(hosts.get(i).name(), vcpusFree[i], memoryFree[i]));
            }
        }
        return reasons.entrySet().stream()
                .map(e -> new Misfits(
                        e.getKey(),
                        e.getValue().size(),
                        e.getValue().stream().limit(Misfits.EXAMPLES).toList()))
                .toList();
    }

    private @org.jspecify.annotations.Nullable Misfit misfit(int i, PlacementRequest request, Set<ResourceId> avoided) {
        if (!open[i]) {
            return Misfit.CLOSED;
        }
        if (vcpusFree[i] < request.vcpus()) {
            return Misfit.VCPUS;
        }
        if (memoryFree[i] < request.memoryMiB()) {
            return Misfit.MEMORY;
        }
        if ((zones[i] & bit(request.zone())) == 0) {
            return Misfit.ZONE;
        }
        if (!architectures[i].equals(request.architecture())) {
            return Misfit.ARCHITECTURE;
        }
        if (!request.labels().isEmpty()
                && !hosts.get(i)
                        .labels()
                        .entrySet()
                        .containsAll(request.labels().entrySet())) {
            return Misfit.LABELS;
        }
        return !avoided.isEmpty() && avoided.contains(hosts.get(i).host()) ? Misfit.GROUP : null;
    }

    /** Room that is left afterwards, as a share of the whole: what is scarcer counts. */
    private double score(int i, PlacementRequest request) {
        var host = hosts.get(i);
        double vcpus = (vcpusFree[i] - request.vcpus()) / (double) Math.max(1, host.vcpus());
        double memory = (memoryFree[i] - request.memoryMiB()) / (double) Math.max(1, host.memoryMiB());
        return Math.min(vcpus, memory);
    }

    private static int bit(NetworkZone zone) {
        return switch (zone) {
            case PORTAL -> 1;
            case EXTRANET -> 2;
            case PRIVATE -> 4;
            case INTRANET -> 8;
        };
    }

    /** Where to begin to look. Ids that are minted one after the other differ in few bits; multiplying spreads them. */
    static int mix(ResourceId id) {
        long bits = id.value().getMostSignificantBits() * 31 + id.value().getLeastSignificantBits();
        return (int) ((bits * 0x9e3779b97f4a7c15L) >>> 33);
    }
}
