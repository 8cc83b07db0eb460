package io.parkcloud.engine.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.spi.ObservedWorkload;
import io.parkcloud.workloads.spi.WorkloadState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks at what the cluster has of workloads. Changes nothing. */
final class WorkloadObserver {

    private final Cluster cluster;
    private final Names names;
    private final Claims claims;
    private final Obstacles obstacles;

    WorkloadObserver(Cluster cluster, Names names, Claims claims, Obstacles obstacles) {
        this.cluster = cluster;
        this.names = names;
        this.claims = claims;
        this.obstacles = obstacles;
    }

    ObservedWorkload observe(ResourceId id) {
        return find(id).map(this::view).orElseGet(ObservedWorkload::absent);
    }

    /** What there is of a workload that lives; empty if nothing was made of it yet. */
    Optional<Made> find(ResourceId id) {
        return claims.find(id)
                .filter(Claims.Claim::lives)
                .flatMap(Claims.Claim::project)
                .flatMap(project -> find(names.namespace(project), id));
    }

    Optional<Made> find(String namespace, ResourceId id) {
        return controller(namespace, id)
                .map(controller -> new Made(controller, pods(namespace, id), service(namespace, id)));
    }

    Optional<HasMetadata> controller(String namespace, ResourceId id) {
        var name = Names.object(id);
        var set = cluster.<HasMetadata>find("show a workload", client -> client.apps()
                .statefulSets()
                .inNamespace(namespace)
                .withName(name)
                .get());
        return set.or(() -> cluster.find("show a workload", client -> client.batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withName(name)
                .get()));
    }

    List<Pod> pods(String namespace, ResourceId id) {
        return cluster.ask("list a workload's pods", client -> client.pods()
                        .inNamespace(namespace)
                        .withLabels(names.selector(id))
                        .list())
                .getItems();
    }

    private Optional<Service> service(String namespace, ResourceId id) {
        return cluster.find("show a workload's address", client -> client.services()
                .inNamespace(namespace)
                .withName(Names.object(id))
                .get());
    }

    Map<ResourceId, ObservedWorkload> observeAll() {
        var all = new HashMap<ResourceId, ObservedWorkload>();
        made().forEach((id, made) -> all.put(id, view(made)));
        return all;
    }

    /** Four lists for all of them, not four questions for each. */
    Map<ResourceId, Made> made() {
        var label = names.installation();
        var controllers = new ArrayList<HasMetadata>(cluster.ask("list workloads", client -> client.apps()
                        .statefulSets()
                        .inAnyNamespace()
                        .withLabel(Names.INSTALLATION, label)
                        .list())
                .getItems());
        controllers.addAll(cluster.ask("list workloads", client -> client.batch()
                        .v1()
                        .jobs()
                        .inAnyNamespace()
                        .withLabel(Names.INSTALLATION, label)
                        .list())
                .getItems());
        var pods = byWorkload(cluster.ask("list pods", client -> client.pods()
                        .inAnyNamespace()
                        .withLabel(Names.INSTALLATION, label)
                        .list())
                .getItems());
        var services = byWorkload(cluster.ask("list addresses", client -> client.services()
                        .inAnyNamespace()
                        .withLabel(Names.INSTALLATION, label)
                        .list())
                .getItems());
        var all = new HashMap<ResourceId, Made>();
        for (var controller : controllers) {
            Names.workload(controller).ifPresent(id -> {
                var service = services.getOrDefault(id, List.of()).stream().findFirst();
                all.put(id, new Made(controller, pods.getOrDefault(id, List.of()), service));
            });
        }
        return all;
    }

    private static <T extends HasMetadata> Map<ResourceId, List<T>> byWorkload(List<T> objects) {
        return objects.stream()
                .filter(object -> Names.workload(object).isPresent())
                .collect(Collectors.groupingBy(
                        ((Function<T, Optional<ResourceId>>) Names::workload).andThen(Optional::orElseThrow)));
    }

    /** Something is missing that only applying brings or explains: then nothing counts as applied. */
    private ObservedWorkload view(Made made) {
        if (!made.whole() || made.waits() || obstacles.of(made).isPresent()) {
            return new ObservedWorkload("", new WorkloadState.Starting(), made.address());
        }
        return new ObservedWorkload(made.fingerprint(), PodStates.of(made), made.address());
    }
}
