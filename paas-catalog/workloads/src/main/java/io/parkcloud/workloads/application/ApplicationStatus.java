package io.parkcloud.workloads.application;

import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.ResourceId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is seen of an application.
 *
 * @param address  where the oldest of its serving copies is reached; a load balancer reaches all of them
 * @param state    of its processes: that of the one which is worst off
 * @param since    when the oldest process that serves started
 * @param restarts of all copies
 * @param copies   by number; a new copy gets a new number
 * @param releases the newest last, at most {@link #KEPT}
 * @param numbered how many copies there have ever been
 * @param givenUp  the wish that could not be released; absent if the present one can or may
 */
public record ApplicationStatus(
        Optional<IpAddress> address,
        State state,
        Optional<Instant> since,
        int restarts,
        List<Copy> copies,
        List<Release> releases,
        int numbered,
        Optional<GivenUp> givenUp) {

    static final int KEPT = 20;

    static final ApplicationStatus NEW = new ApplicationStatus(
            Optional.empty(), State.ABSENT, Optional.empty(), 0, List.of(), List.of(), 0, Optional.empty());

    public ApplicationStatus {
        copies = copies == null ? List.of() : List.copyOf(copies);
        releases = releases == null ? List.of() : List.copyOf(releases);
        givenUp = givenUp == null ? Optional.empty() : givenUp;
    }

    /** Where a process is. */
    public enum State {
        ABSENT,
        STARTING,
        RUNNING,
        UNHEALTHY,
        STOPPED,
        CRASHED
    }

    /** What a copy is there for. */
    public enum Phase {
        /** It has not answered its health probe yet. */
        STARTING,
        /** Load balancers send it connections. */
        SERVING,
        /** It gets no new connections and finishes those that it has. */
        DRAINING
    }

    /**
     * A copy.
     *
     * @param replica the resource
     * @param phase   since when: {@code since}
     */
    public record Copy(
            ResourceId replica,
            int number,
            int release,
            Phase phase,
            Instant since,
            Optional<ResourceId> port,
            Optional<IpAddress> address,
            State state) {}

    /** How a release went. */
    public enum Outcome {
        /** Its copies are being made. */
        ROLLING,
        /** It is what serves. */
        SERVING,
        /** It did not become healthy, or could not be made; what served before went on. */
        FAILED,
        /** A later one took its place. */
        REPLACED
    }

    /**
     * A program, configured, that was to serve.
     *
     * @param program name of the program's file
     * @param at      when it was begun
     */
    public record Release(int number, String program, Instant at, Outcome outcome) {}

    /** @param generation of the application's spec */
    public record GivenUp(long generation, String program) {}

    /** Ports of the copies that take connections, the oldest first. */
    public List<ResourceId> serving() {
        return copies.stream()
                .filter(copy -> copy.phase() == Phase.SERVING)
                .sorted(Comparator.comparingInt(Copy::number))
                .flatMap(copy -> copy.port().stream())
                .toList();
    }
}
