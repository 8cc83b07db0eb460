package io.parkcloud.engine.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.Measurement;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.spi.ObservedWorkload;
import io.parkcloud.workloads.spi.Workload;
import io.parkcloud.workloads.spi.WorkloadCapability;
import io.parkcloud.workloads.spi.WorkloadEngine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** {@link WorkloadEngine} over a Kubernetes cluster. Keeps nothing in memory. */
final class KubernetesWorkloadEngine implements WorkloadEngine, AutoCloseable {

    private static final Duration BETWEEN_PRUNINGS = Duration.ofHours(1);

    private final KubernetesProperties properties;
    private final Clock clock;
    private final Cluster cluster;
    private final Names names;
    private final Claims claims;
    private final ProjectNamespaces namespaces;
    private final Obstacles obstacles;
    private final WorkloadObserver observer;
    private final WorkloadWriter writer;
    private final Artifacts artifacts;
    private final PodWatch watch;
    private final PodMeter meter;
    private volatile Instant pruned = Instant.EPOCH;

    KubernetesWorkloadEngine(KubernetesProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        this.cluster = new Cluster(properties);
        this.names = new Names(properties.installation());
        this.claims = new Claims(cluster, names, clock);
        this.namespaces = new ProjectNamespaces(cluster, names, new NamespaceManifests(properties, names), claims);
        this.obstacles = new Obstacles(cluster, clock);
        this.observer = new WorkloadObserver(cluster, names, claims, obstacles);
        this.writer = new WorkloadWriter(cluster, properties, names, observer);
        this.artifacts = new Artifacts(cluster);
        this.watch = new PodWatch(cluster, names);
        this.meter = new PodMeter(cluster);
    }

    @Override
    public Set<WorkloadCapability> capabilities() {
        return EnumSet.noneOf(WorkloadCapability.class);
    }

    @Override
    public void onChange(Consumer<ResourceId> listener) {
        watch.onChange(listener);
    }

    /** The claim first, so that whatever is made can be found; looked at again last, for whoever came meanwhile. */
    @Override
    public void apply(Workload workload) {
        claims.take(workload.id(), workload.fence(), workload.project());
        if (!workload.data().equals(workload.id())) {
            claims.take(workload.data(), 0, workload.project()); // refused once the data was deleted
        }
        namespaces.ensure(workload);
        boolean same = writer.write(workload);
        var claim = claims.find(workload.id());
        if (claim.filter(now -> now.fence() > workload.fence()).isPresent()) {
            writer.undo(workload);
            throw Claims.fenced(workload.id(), claim.get().fence(), workload.fence());
        }
        if (same) {
            help(workload);
        }
    }

    /** Was applied before and is not up: sends what it waits for, or says what keeps it. */
    private void help(Workload workload) {
        var made = observer.find(names.namespace(workload.project()), workload.id());
        if (made.isEmpty()) {
            return;
        }
        made.flatMap(obstacles::of).ifPresent(obstacle -> {
            throw obstacle;
        });
        var missing = Artifacts.toSend(workload, properties);
        if (!missing.isEmpty() && made.get().preparing()) {
            made.flatMap(Made::pod).ifPresent(pod -> artifacts.send(workload, missing, pod));
        }
    }

    @Override
    public ObservedWorkload observe(ResourceId id) {
        return observer.observe(id);
    }

    @Override
    public Map<ResourceId, ObservedWorkload> observeAll() {
        return observer.observeAll();
    }

    @Override
    public List<Measurement> measurements() {
        return meter.of(observer.made());
    }

    @Override
    public void delete(ResourceId id, long fence) {
        var claim = claims.pass(id, fence);
        claim.project().ifPresent(project -> writer.erase(names.namespace(project), id));
        claims.release(id, fence);
        claim.project().ifPresent(namespaces::removeIfEmpty);
        if (pruned.plus(BETWEEN_PRUNINGS).isBefore(clock.instant())) {
            pruned = clock.instant();
            claims.prune();
        }
    }

    @Override
    public List<String> log(ResourceId id, int lines) {
        return observer.find(id).flatMap(Made::pod).map(pod -> log(pod, lines)).orElse(List.of());
    }

    /** First containers, then the main one's last life, then this one. */
    private List<String> log(Pod pod, int lines) {
        var all = new ArrayList<String>();
        for (var status : pod.getStatus().getInitContainerStatuses()) {
            all.addAll(log(pod, status.getName(), status.getContainerID() == null, false, lines));
        }
        Made.main(pod).ifPresent(status -> {
            boolean again = status.getRestartCount() > 0;
            all.addAll(log(pod, PodManifests.MAIN, !again, true, lines));
            boolean none = status.getContainerID() == null || status.getState().getWaiting() != null;
            all.addAll(log(pod, PodManifests.MAIN, none, false, lines));
        });
        return List.copyOf(all.subList(Math.max(0, all.size() - lines), all.size()));
    }

    /** What a node cannot show (any more) is no reason to fail. */
    private List<String> log(Pod pod, String container, boolean none, boolean before, int lines) {
        if (none) {
            return List.of();
        }
        try {
            var text = cluster.ask("show a log", client -> {
                var of = client.pods()
                        .inNamespace(pod.getMetadata().getNamespace())
                        .withName(pod.getMetadata().getName())
                        .inContainer(container);
                return before
                        ? of.terminated().tailingLines(lines).getLog()
                        : of.tailingLines(lines).getLog();
            });
            return text == null ? List.of() : text.lines().toList();
        } catch (EngineException e) {
            if (e.code().equals(EngineErrors.REFUSED)) {
                return List.of();
            }
            throw e;
        }
    }

    @Override
    public void close() {
        watch.close();
        cluster.close();
    }
}
