package io.parkcloud.engine.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who may act on a workload, and where it is: one ConfigMap each, in the platform's own namespace, written only as it was
 * read. So of two owners that race, the one with the smaller token loses. A claim is kept for a day after its workload is
 * gone: whoever slept through the deletion must not bring it back.
 */
final class Claims {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int TRIES = 10;
    private static final String GONE = "parkcloud.io/gone";

    private final Cluster cluster;
    private final Names names;
    private final Clock clock;

    Claims(Cluster cluster, Names names, Clock clock) {
        this.cluster = cluster;
        this.names = names;
        this.clock = clock;
    }

    /**
     * What is known of a workload.
     *
     * @param project in whose namespace it is; empty if it was deleted before anybody heard of it
     * @param gone    when it was deleted
     */
    record Claim(long fence, Optional<ResourceId> project, Optional<Instant> gone) {
        boolean lives() {
            return project.isPresent() && gone.isEmpty();
        }
    }

    Optional<Claim> find(ResourceId id) {
        return read(id).map(Claims::claim);
    }

    /**
     * Says whose workload it is, before anything of it is made.
     *
     * @throws EngineException {@code FENCED} if a higher token was seen
     */
    void take(ResourceId id, long token, ResourceId project) {
        write(id, token, known -> new Claim(token, Optional.of(project), Optional.empty()));
    }

    /** Shuts out smaller tokens; the claim as it is now. @throws EngineException {@code FENCED} if a higher one was seen */
    Claim pass(ResourceId id, long token) {
        return write(id, token, known -> known.map(claim -> new Claim(token, claim.project(), claim.gone()))
                .orElseGet(() -> new Claim(token, Optional.empty(), Optional.of(clock.instant()))));
    }

    /** Nothing is left of the workload. @throws EngineException {@code FENCED} if a higher token was seen */
    void release(ResourceId id, long token) {
        write(
                id,
                token,
                known -> new Claim(
                        token,
                        known.flatMap(Claim::project),
                        Optional.of(known.flatMap(Claim::gone).orElseGet(clock::instant))));
    }

    /** Whether a workload of the project lives. */
    boolean any(ResourceId project) {
        return cluster
                .ask("list claims", client -> client.configMaps()
                        .inNamespace(names.system())
                        .withLabel(Names.PROJECT, project.toString())
                        .withoutLabel(GONE)
                        .list())
                .getItems()
                .stream()
                .anyMatch(map -> claim(map).lives());
    }

    /** Forgets claims on what has been gone for long. */
    void prune() {
        var oldest = clock.instant().minus(KEPT);
        var gone = cluster.ask("list claims", client -> client.configMaps()
                .inNamespace(names.system())
                .withLabel(GONE)
                .list());
        for (var map : gone.getItems()) {
            if (claim(map).gone().filter(oldest::isAfter).isPresent()) {
                cluster.tell("forget a claim", client -> client.resource(map)
                        .lockResourceVersion(map.getMetadata().getResourceVersion())
                        .delete());
            }
        }
    }

    /** How a claim follows from the one that is known. */
    private interface Change {
        Claim of(Optional<Claim> known);
    }

    private Claim write(ResourceId id, long token, Change change) {
        for (int i = 0; i < TRIES; i++) {
            var read = read(id);
            var known = read.map(Claims::claim);
            known.filter(claim -> token < claim.fence()).ifPresent(claim -> {
                throw fenced(id, claim.fence(), token);
            });
            var wanted = change.of(known);
            if (known.filter(wanted::equals).isPresent() || store(id, read, wanted)) {
                return wanted;
            }
        }
        throw EngineException.unavailable("the claim on workload %s is written by many at once".formatted(id), null);
    }

    static EngineException fenced(ResourceId id, long seen, long token) {
        return new EngineException(
                EngineErrors.FENCED,
                "workload %s was taken over with token %d, this call carries %d".formatted(id, seen, token));
    }

    private Optional<ConfigMap> read(ResourceId id) {
        return cluster.find("show the claim on a workload", client -> client.configMaps()
                .inNamespace(names.system())
                .withName(id.toString())
                .get());
    }

    /** @return false if somebody else was faster: look again */
    private boolean store(ResourceId id, Optional<ConfigMap> read, Claim wanted) {
        var map = new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(names.system())
                .withName(id.toString())
                .withLabels(labels(wanted))
                .withResourceVersion(
                        read.map(old -> old.getMetadata().getResourceVersion()).orElse(null))
                .endMetadata()
                .withData(data(wanted))
                .build();
        try {
            if (read.isPresent()) {
                cluster.client().resource(map).update();
            } else {
                cluster.client().resource(map).create();
            }
            return true;
        } catch (KubernetesClientException e) {
            if (ClusterFailure.isVersionConflict(e)) {
                return false;
            }
            if (e.getCode() == 404) { // the very first one, or somebody has taken the whole away
                cluster.apply(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(names.system())
                        .withLabels(names.labels())
                        .endMetadata()
                        .build());
                return false;
            }
            throw ClusterFailure.of("store the claim on a workload", e);
        }
    }

    private Map<String, String> labels(Claim claim) {
        var labels = new HashMap<>(names.labels());
        claim.project().ifPresent(project -> labels.put(Names.PROJECT, project.toString()));
        claim.gone().ifPresent(since -> labels.put(GONE, "true"));
        return labels;
    }

    private static Map<String, String> data(Claim claim) {
        var data = new HashMap<>(Map.of("fence", Long.toString(claim.fence())));
        claim.project().ifPresent(project -> data.put("project", project.toString()));
        claim.gone().ifPresent(since -> data.put("gone", since.toString()));
        return data;
    }

    private static Claim claim(ConfigMap map) {
        var data = map.getData();
        return new Claim(
                Long.parseLong(data.getOrDefault("fence", "0")),
                Optional.ofNullable(data.get("project")).flatMap(ResourceId::parse),
                Optional.ofNullable(data.get("gone")).map(Instant::parse));
    }
}
