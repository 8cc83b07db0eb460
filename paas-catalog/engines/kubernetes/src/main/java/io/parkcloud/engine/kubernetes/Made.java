package io.parkcloud.engine.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.parkcloud.kernel.IpAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What there is of a workload in the cluster. Pure.
 *
 * @param controller StatefulSet or Job
 * @param pods       of it, also those of an earlier content that are on their way out
 */
record Made(HasMetadata controller, List<Pod> pods, Optional<Service> service) {

    String fingerprint() {
        return Names.annotation(controller, Names.FINGERPRINT);
    }

    boolean run() {
        return switch (controller) {
            case StatefulSet set -> set.getSpec().getReplicas() > 0;
            case Job job -> job.getSpec().getParallelism() > 0;
            default -> throw new IllegalStateException("no controller: " + Cluster.described(controller));
        };
    }

    boolean going() {
        return controller.getMetadata().getDeletionTimestamp() != null;
    }

    /** Whether everything is there that stands beside the pod. */
    boolean whole() {
        return !going() && (Names.annotation(controller, Names.LISTENS).isEmpty() || service.isPresent());
    }

    Optional<IpAddress> address() {
        return service.flatMap(found -> Optional.ofNullable(found.getSpec().getClusterIP()))
                .flatMap(IpAddress::tryParse);
    }

    /** The pod of the present content. */
    Optional<Pod> pod() {
        return pods.stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .filter(pod -> Names.annotation(pod, Names.FINGERPRINT).equals(fingerprint()))
                .max(Comparator.comparing(pod -> pod.getMetadata().getCreationTimestamp()));
    }

    /** The status of one of the pod's first containers. */
    static Optional<ContainerStatus> first(Pod pod, String container) {
        return pod.getStatus().getInitContainerStatuses().stream()
                .filter(status -> status.getName().equals(container))
                .findFirst();
    }

    static Optional<ContainerStatus> main(Pod pod) {
        return pod.getStatus().getContainerStatuses().stream()
                .filter(status -> status.getName().equals(PodManifests.MAIN))
                .findFirst();
    }

    /** Whether the main process has ended. */
    static boolean over(Pod pod) {
        return main(pod)
                .filter(main -> main.getState() != null && main.getState().getTerminated() != null)
                .isPresent();
    }

    /** Whether none of the pod's containers runs. */
    static boolean idle(Pod pod) {
        return Stream.concat(
                        pod.getStatus().getInitContainerStatuses().stream(),
                        pod.getStatus().getContainerStatuses().stream())
                .allMatch(
                        status -> status.getState() == null || status.getState().getRunning() == null);
    }

    /** Whether the pod is where it waits for artifacts, if it waits for any. */
    boolean preparing() {
        return pod().flatMap(pod -> first(pod, PodManifests.PREPARE))
                .filter(status -> status.getState().getRunning() != null)
                .isPresent();
    }

    /** Whether its pod waits for artifacts that somebody has to send. */
    boolean waits() {
        return preparing()
                && pod().stream()
                        .flatMap(pod -> pod.getSpec().getInitContainers().stream())
                        .filter(container -> container.getName().equals(PodManifests.PREPARE))
                        .anyMatch(container -> container.getCommand().contains("wait"));
    }
}
