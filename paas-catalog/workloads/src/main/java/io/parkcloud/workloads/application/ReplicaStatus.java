package io.parkcloud.workloads.application;

import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.application.ApplicationStatus.State;
import java.time.Instant;
import java.util.Optional;

/**
 * What is seen of a copy.
 *
 * @param port     what it is plugged into
 * @param address  where it is reached, as soon as that is known: in its subnet, or where the engine put it
 * @param state    where its process is
 * @param since    when the present process started
 * @param restarts how often it was started again
 */
public record ReplicaStatus(
        Optional<ResourceId> port, Optional<IpAddress> address, State state, Optional<Instant> since, int restarts) {

    private static final int TOO_OFTEN = 3;

    static final ReplicaStatus NEW =
            new ReplicaStatus(Optional.empty(), Optional.empty(), State.ABSENT, Optional.empty(), 0);

    /** Whether its process died so often that it will hardly get well. */
    boolean hopeless() {
        return restarts >= TOO_OFTEN;
    }
}
