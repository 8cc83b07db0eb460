package io.parkcloud.services;

import io.parkcloud.kernel.IpAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * What is seen of a server. Credentials are not here: they are the answer of the action {@code :credentials}.
 *
 * @param host     address under which it is reached, as soon as that is known: in its subnet, or where the engine put it
 * @param port     on which it listens
 * @param state    where its process is
 * @param since    when the present process started
 * @param restarts how often it was started again since its last change
 */
public record ServiceInstanceStatus(
        Optional<IpAddress> host, Optional<Integer> port, State state, Optional<Instant> since, int restarts) {

    /** Where a server's process is. */
    public enum State {
        ABSENT,
        STARTING,
        RUNNING,
        UNHEALTHY,
        STOPPED,
        CRASHED
    }
}
