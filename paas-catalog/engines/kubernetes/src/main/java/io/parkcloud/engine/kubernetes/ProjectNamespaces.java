package io.parkcloud.engine.kubernetes;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.spi.Workload;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a project's namespace with its first workload, and removes it with the last. */
final class ProjectNamespaces {

    /** The cluster counts before it lets anything under a new quota in. */
    private static final Duration COUNTED = Duration.ofSeconds(10);

    /** The last workload may have gone a moment ago. */
    private static final Duration REMOVED = Duration.ofSeconds(20);

    private final Cluster cluster;
    private final Names names;
    private final NamespaceManifests manifests;
    private final Claims claims;

    ProjectNamespaces(Cluster cluster, Names names, NamespaceManifests manifests, Claims claims) {
        this.cluster = cluster;
        this.names = names;
        this.manifests = manifests;
        this.claims = claims;
    }

    /**
     * Makes the namespace be there, with its quota and policies. The claim on the workload comes before: who removes an empty
     * namespace looks at the claims.
     *
     * @throws EngineException {@code REFUSED} if there is one of that name that is not ours; {@code UNAVAILABLE} while the
     *     one of before is still being removed
     */
    void ensure(Workload workload) {
        var project = workload.project();
        find(project).filter(found -> !names.ours(found)).ifPresent(found -> {
            throw new EngineException(
                    EngineErrors.REFUSED, "namespace %s is there and not ours".formatted(names.namespace(project)));
        });
        Cluster.await(REMOVED, () -> !going(project), "the project's namespace is still being removed");
        cluster.apply(manifests.namespace(project, workload.id() + "-" + workload.fence()));
        var quota = cluster.apply(manifests.quota(project));
        cluster.apply(manifests.limits(project));
        manifests.policies(project, workload.network().vpc()).forEach(cluster::apply);
        var wanted = quota.getSpec().getHard().keySet();
        Cluster.await(COUNTED, () -> counted(project).containsAll(wanted), "the project's quota is not counted yet");
    }

    private boolean going(ResourceId project) {
        return find(project)
                .filter(found -> found.getMetadata().getDeletionTimestamp() != null)
                .isPresent();
    }

    private Set<String> counted(ResourceId project) {
        return cluster.find("show a quota", client -> client.resourceQuotas()
                        .inNamespace(names.namespace(project))
                        .withName("parkcloud")
                        .get())
                .flatMap(found -> Optional.ofNullable(found.getStatus()))
                .flatMap(status -> Optional.ofNullable(status.getHard()))
                .map(Map::keySet)
                .orElse(Set.of());
    }

    /** Removes the namespace if no workload of the project lives. Whoever is just making one there wins. */
    void removeIfEmpty(ResourceId project) {
        var found = find(project).filter(names::ours);
        if (found.isEmpty() || found.get().getMetadata().getDeletionTimestamp() != null || claims.any(project)) {
            return;
        }
        try {
            cluster.client()
                    .resource(found.get())
                    .lockResourceVersion(found.get().getMetadata().getResourceVersion())
                    .delete();
        } catch (KubernetesClientException e) {
            if (!ClusterFailure.isVersionConflict(e)) {
                throw ClusterFailure.of("remove the project's namespace", e);
            }
        }
    }

    private Optional<Namespace> find(ResourceId project) {
        return cluster.find(
                "show the project's namespace",
                client -> client.namespaces().withName(names.namespace(project)).get());
    }
}
