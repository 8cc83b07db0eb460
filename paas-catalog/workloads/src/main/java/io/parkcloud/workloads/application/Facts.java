package io.parkcloud.workloads.application;

import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.application.ApplicationStatus.Copy;
import io.parkcloud.workloads.application.ApplicationStatus.GivenUp;
import io.parkcloud.workloads.application.ApplicationStatus.Phase;
import io.parkcloud.workloads.application.ApplicationStatus.Release;
import io.parkcloud.workloads.application.ApplicationStatus.State;
import io.parkcloud.workloads.application.Rollout.Standing;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is told of an application, from what is seen of its copies. Pure. */
final class Facts {

    /** The worst first. */
    private static final List<State> BY_NEED =
            List.of(State.CRASHED, State.UNHEALTHY, State.ABSENT, State.STARTING, State.STOPPED, State.RUNNING);

    private Facts() {}

    static Map<ResourceId, Standing> standings(ApplicationStatus status) {
        return status.copies().stream()
                .collect(Collectors.toMap(Copy::replica, copy -> new Standing(copy.phase(), copy.since())));
    }

    static ApplicationStatus of(
            List<Resource<ReplicaSpec, ReplicaStatus>> replicas,
            Map<ResourceId, Standing> standings,
            List<Release> releases,
            int numbered,
            Optional<GivenUp> givenUp) {
        var there = replicas.stream()
                .filter(replica -> standings.containsKey(replica.id()))
                .sorted(Comparator.comparingInt(replica -> replica.spec().number()))
                .toList();
        var copies = there.stream()
                .map(replica -> copy(replica, Objects.requireNonNull(standings.get(replica.id()))))
                .toList();
        var serving = there.stream()
                .filter(replica ->
                        Objects.requireNonNull(standings.get(replica.id())).phase() == Phase.SERVING)
                .toList();
        return new ApplicationStatus(
                first(serving.isEmpty() ? there : serving).flatMap(ReplicaStatus::address),
                state(serving.isEmpty() ? there : serving),
                since(serving),
                there.stream()
                        .mapToInt(replica -> replica.observed().restarts())
                        .sum(),
                copies,
                releases,
                numbered,
                givenUp);
    }

    private static Copy copy(Resource<ReplicaSpec, ReplicaStatus> replica, Standing standing) {
        var seen = replica.observed();
        return new Copy(
                replica.id(),
                replica.spec().number(),
                replica.spec().release(),
                standing.phase(),
                standing.since(),
                seen.port(),
                seen.address(),
                seen.state());
    }

    private static Optional<ReplicaStatus> first(List<Resource<ReplicaSpec, ReplicaStatus>> replicas) {
        return replicas.stream().findFirst().map(Resource::observed);
    }

    private static State state(List<Resource<ReplicaSpec, ReplicaStatus>> replicas) {
        return replicas.stream()
                .map(replica -> replica.observed().state())
                .min(Comparator.comparingInt(BY_NEED::indexOf))
                .orElse(State.STOPPED);
    }

    private static Optional<Instant> since(List<Resource<ReplicaSpec, ReplicaStatus>> replicas) {
        return replicas.stream()
                .flatMap(replica -> replica.observed().since().stream())
                .min(Comparator.naturalOrder());
    }
}
