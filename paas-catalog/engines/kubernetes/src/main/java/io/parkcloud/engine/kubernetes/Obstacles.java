package io.parkcloud.engine.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What keeps a workload's pod from coming up, other than the workload itself: no room, no image, the project's quota. */
final class Obstacles {

    /** A new pod cannot be placed before its volume is there; that is no lack of room. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Set<String> CANNOT_START = Set.of(
            "ErrImagePull",
            "ImagePullBackOff",
            "InvalidImageName",
            "ErrImageNeverPull",
            "CreateContainerConfigError",
            "CreateContainerError",
            "RunContainerError");

    private final Cluster cluster;
    private final Clock clock;

    Obstacles(Cluster cluster, Clock clock) {
        this.cluster = cluster;
        this.clock = clock;
    }

    Optional<EngineException> of(Made made) {
        if (!made.run()) {
            return Optional.empty();
        }
        return made.pod().map(this::of).orElseGet(() -> withoutPod(made));
    }

    private Optional<EngineException> of(Pod pod) {
        return noRoom(pod).or(() -> cannotStart(pod));
    }

    private Optional<EngineException> noRoom(Pod pod) {
        var before = clock.instant().minus(PATIENCE);
        return pod.getStatus().getConditions().stream()
                .filter(condition -> "Unschedulable".equals(condition.getReason()))
                .filter(condition ->
                        Instant.parse(condition.getLastTransitionTime()).isBefore(before))
                .findFirst()
                .map(condition -> new EngineException(
                        EngineErrors.CAPACITY_EXHAUSTED, "the cluster has no room: " + condition.getMessage()));
    }

    private static Optional<EngineException> cannotStart(Pod pod) {
        var status = pod.getStatus();
        return Stream.concat(status.getInitContainerStatuses().stream(), status.getContainerStatuses().stream())
                .map(ContainerStatus::getState)
                .filter(Objects::nonNull)
                .map(state -> state.getWaiting())
                .filter(Objects::nonNull)
                .filter(waiting -> CANNOT_START.contains(waiting.getReason()))
                .findFirst()
                .map(Obstacles::cannotStart);
    }

    private static EngineException cannotStart(ContainerStateWaiting waiting) {
        var message = waiting.getMessage() == null ? "" : ": " + waiting.getMessage();
        return EngineException.unavailable("the cluster cannot start it (" + waiting.getReason() + message + ")", null);
    }

    /** The controller may not make one. Its events outlive their reason: only those since the last change count. */
    private Optional<EngineException> withoutPod(Made made) {
        var meta = made.controller().getMetadata();
        var changed = Stream.ofNullable(meta.getManagedFields())
                .flatMap(fields -> fields.stream())
                .filter(field -> "Apply".equals(field.getOperation()) && field.getTime() != null)
                .map(field -> Instant.parse(field.getTime()))
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return cluster
                .ask("list events", client -> client.v1()
                        .events()
                        .inNamespace(meta.getNamespace())
                        .withField("involvedObject.name", meta.getName())
                        .withField("reason", "FailedCreate")
                        .list())
                .getItems()
                .stream()
                .filter(event -> !when(event).isBefore(changed))
                .filter(event -> event.getMessage().contains("exceeded quota"))
                .max(Comparator.comparing(Obstacles::when))
                .map(event -> new EngineException(
                        EngineErrors.CAPACITY_EXHAUSTED,
                        "the project has no room in the cluster: " + event.getMessage()));
    }

    private static Instant when(Event event) {
        return event.getLastTimestamp() == null ? Instant.EPOCH : Instant.parse(event.getLastTimestamp());
    }
}
