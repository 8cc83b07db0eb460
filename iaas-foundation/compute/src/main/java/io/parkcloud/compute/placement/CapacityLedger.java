package io.parkcloud.compute.placement;

import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who holds what of which host. Every method is atomic; durable when it returns. Never gives a host's capacity twice and
 * never gives an instance two hosts. Thread-safe, also between replicas.
 */
public interface CapacityLedger {

    /**
     * Makes the host's offer known; what is taken of it stays as it is.
     *
     * @param fence of the pass over the host
     * @return the host with what is taken of it
     * @throws io.parkcloud.kernel.PlatformException {@code resource.stale} if the pass comes too late
     */
    HostCapacity offer(HostCapacity host, long fence);

    /** Withdraws the host; instances on it keep what they hold. */
    void withdraw(ResourceId host);

    /** Every host as it stands now: for tests and figures, not for decisions. */
    List<HostCapacity> hosts();

    /**
     * Some open hosts, in an order that has nothing to do with anything and goes round.
     *
     * @param from  where to begin, any number
     * @param limit at most so many
     */
    List<HostCapacity> some(int from, int limit);

    /**
     * Some hosts that fit, in the same order.
     *
     * @param avoided hosts that do not count
     */
    List<HostCapacity> fitting(PlacementRequest request, Set<ResourceId> avoided, int from, int limit);

    /** Why hosts do not fit. However many there are, the answer is short. */
    List<Misfits> misfits(PlacementRequest request, Set<ResourceId> avoided);

    /**
     * Takes capacity for the instance, if the host is open and has it.
     *
     * @param fence of the pass over the instance
     * @return what the instance holds afterwards, which is an earlier allocation if it had one; empty if the host has no
     *         room, or a member of the group is there already
     * @throws io.parkcloud.kernel.PlatformException {@code resource.stale} if the pass comes too late
     */
    Optional<Allocation> take(Allocation wanted, long fence);

    /** What the instance holds. */
    Optional<Allocation> held(ResourceId instance);

    /**
     * Changes how much the instance holds on its host.
     *
     * @param fence of the pass over the instance
     * @return whether the host has room for that
     * @throws io.parkcloud.kernel.PlatformException {@code resource.stale} if the pass comes too late
     */
    boolean resize(ResourceId instance, int vcpus, long memoryMiB, long fence);

    /** Gives everything back; nothing held is success. */
    void release(ResourceId instance);

    /** The hosts where members of the spread group are. */
    Set<ResourceId> hostsOf(String group);
}
