package io.parkcloud.workloads.application;

import io.parkcloud.kernel.IpAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * What is seen of an application.
 *
 * @param address  where it is reached, as soon as that is known: in its subnet, or where the engine put it
 * @param state    where its process is
 * @param since    when the present process started
 * @param restarts how often it was started again since its last change
 */
public record ApplicationStatus(Optional<IpAddress> address, State state, Optional<Instant> since, int restarts) {

    /** Where a process is. */
    public enum State {
        ABSENT,
        STARTING,
        RUNNING,
        UNHEALTHY,
        STOPPED,
        CRASHED
    }
}
