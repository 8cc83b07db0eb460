package io.parkcloud.compute.instance;

import io.parkcloud.compute.spi.GuestState;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is seen of an instance.
 *
 * @param host              where it was placed
 * @param addresses         of its networks, in their order
 * @param state             what the guest is doing
 * @param restarts          how many of the restarts asked for were carried out
 * @param definedGeneration generation of the spec that the host knows
 * @param stopAskedAt       when the guest was asked to stop, until it did
 * @param crashes           how often it was started again because it had ended by itself
 */
public record InstanceStatus(
        Optional<ResourceId> host,
        List<IpAddress> addresses,
        Optional<GuestState> state,
        int vcpus,
        long memoryMiB,
        int restarts,
        long definedGeneration,
        Optional<Instant> stopAskedAt,
        int crashes) {

    static final InstanceStatus UNSEEN =
            new InstanceStatus(Optional.empty(), List.of(), Optional.empty(), 0, 0, 0, 0, Optional.empty(), 0);

    public InstanceStatus {
        addresses = List.copyOf(addresses);
    }

    /** Whether there is a screen to look at. */
    public boolean consoleAvailable() {
        return state.filter(GuestState::active).isPresent();
    }

    InstanceStatus placed(ResourceId on, List<IpAddress> at, InstanceSize size) {
        return new InstanceStatus(
                Optional.of(on),
                at,
                state,
                size.vcpus(),
                size.memoryMiB(),
                restarts,
                definedGeneration,
                stopAskedAt,
                crashes);
    }

    InstanceStatus defined(long generation) {
        return new InstanceStatus(host, addresses, state, vcpus, memoryMiB, restarts, generation, stopAskedAt, crashes);
    }

    InstanceStatus seen(Optional<GuestState> now) {
        return new InstanceStatus(
                host,
                addresses,
                now,
                vcpus,
                memoryMiB,
                restarts,
                definedGeneration,
                now.filter(GuestState::active).isPresent() ? stopAskedAt : Optional.empty(),
                crashes);
    }

    InstanceStatus restarted(int count) {
        return new InstanceStatus(
                host, addresses, state, vcpus, memoryMiB, count, definedGeneration, stopAskedAt, crashes);
    }

    InstanceStatus asked(Instant when) {
        return new InstanceStatus(
                host, addresses, state, vcpus, memoryMiB, restarts, definedGeneration, Optional.of(when), crashes);
    }

    InstanceStatus crashed() {
        return new InstanceStatus(
                host, addresses, state, vcpus, memoryMiB, restarts, definedGeneration, stopAskedAt, crashes + 1);
    }
}
