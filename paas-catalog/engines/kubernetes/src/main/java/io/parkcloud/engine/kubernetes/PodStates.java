package io.parkcloud.engine.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.parkcloud.workloads.spi.WorkloadState;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a workload is, from what the cluster says of its pod. Pure. */
final class PodStates {

    private static final int SIGNALS = 128;

    private PodStates() {}

    static WorkloadState of(Made made) {
        if (!made.run()) {
            return made.pods().isEmpty() ? new WorkloadState.Stopped() : new WorkloadState.Starting();
        }
        return made.pod().map(PodStates::of).orElseGet(() -> withoutPod(made));
    }

    /** A finished Job may lose its pod to the cluster's housekeeping. */
    private static WorkloadState withoutPod(Made made) {
        if (made.controller() instanceof Job job && job.getStatus() != null) {
            if (count(job.getStatus().getSucceeded()) > 0) {
                return new WorkloadState.Stopped();
            }
            if (count(job.getStatus().getFailed()) > 0 && count(job.getStatus().getActive()) == 0) {
                return new WorkloadState.Crashed("it failed, and the cluster has removed its pod", 0);
            }
        }
        return new WorkloadState.Starting();
    }

    private static int count(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    private static WorkloadState of(Pod pod) {
        for (var status : pod.getStatus().getInitContainerStatuses()) {
            var failed = failed(status);
            if (failed.isPresent()) {
                var what = status.getName().equals(PodManifests.INIT)
                        ? "the initial command"
                        : "the preparation of its volume (" + status.getName() + ")";
                return new WorkloadState.Crashed(what + " ended with " + how(failed.get()), count(status));
            }
        }
        return Made.main(pod)
                .map(status -> main(pod, status))
                .orElseGet(() -> "Failed".equals(pod.getStatus().getPhase())
                        ? new WorkloadState.Crashed(
                                "the cluster ended it: " + pod.getStatus().getReason(), 0)
                        : new WorkloadState.Starting());
    }

    /** How a first container failed, unless it is just being tried again. */
    private static Optional<ContainerStateTerminated> failed(ContainerStatus status) {
        var state = state(status.getState());
        var ended = state.getWaiting() != null ? state(status.getLastState()).getTerminated() : state.getTerminated();
        return Optional.ofNullable(ended).filter(end -> end.getExitCode() != 0);
    }

    private static ContainerState state(@Nullable ContainerState state) {
        return state == null ? new ContainerState() : state;
    }

    private static WorkloadState main(Pod pod, ContainerStatus status) {
        var state = state(status.getState());
        if (state.getRunning() != null) {
            return running(pod, status, Instant.parse(state.getRunning().getStartedAt()));
        }
        if (state.getTerminated() != null) {
            var end = state.getTerminated();
            boolean meant =
                    end.getExitCode() == 0 && !"Always".equals(pod.getSpec().getRestartPolicy());
            return meant
                    ? new WorkloadState.Stopped()
                    : new WorkloadState.Crashed("ended with " + how(end), count(status));
        }
        var last = state(status.getLastState()).getTerminated();
        return last == null
                ? new WorkloadState.Starting()
                : new WorkloadState.Crashed("ended with " + how(last), count(status));
    }

    private static int count(ContainerStatus status) {
        return status.getRestartCount();
    }

    private static WorkloadState running(Pod pod, ContainerStatus status, Instant since) {
        boolean asked = pod.getSpec().getContainers().stream().anyMatch(main -> main.getReadinessProbe() != null);
        if (!asked || status.getReady()) {
            return new WorkloadState.Running(0, since, count(status), true);
        }
        return wasReady(pod, since)
                ? new WorkloadState.Running(0, since, count(status), false)
                : new WorkloadState.Starting();
    }

    /** It ceased to be ready after this process started: so this process was ready. */
    private static boolean wasReady(Pod pod, Instant since) {
        return pod.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("Ready"))
                .filter(condition -> condition.getLastTransitionTime() != null)
                .anyMatch(condition ->
                        Instant.parse(condition.getLastTransitionTime()).isAfter(since));
    }

    private static String how(ContainerStateTerminated end) {
        int status = end.getExitCode();
        if ("OOMKilled".equals(end.getReason())) {
            return "signal 9, because it used more memory than its limit";
        }
        return status > SIGNALS ? "signal " + (status - SIGNALS) : "exit status " + status;
    }
}
