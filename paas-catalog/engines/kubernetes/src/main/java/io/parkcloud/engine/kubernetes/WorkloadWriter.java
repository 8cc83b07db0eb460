package io.parkcloud.engine.kubernetes;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.spi.Workload;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Makes, changes and removes what a workload consists of. Every step can be repeated. */
final class WorkloadWriter {

    private static final int TRIES = 5;
    /** What a node needs to clear up after a pod; older ones look around every ten seconds only. */
    private static final Duration AFTER_GRACE = Duration.ofSeconds(40);

    private final Cluster cluster;
    private final KubernetesProperties properties;
    private final Names names;
    private final WorkloadManifests manifests;
    private final WorkloadObserver observer;

    WorkloadWriter(Cluster cluster, KubernetesProperties properties, Names names, WorkloadObserver observer) {
        this.cluster = cluster;
        this.properties = properties;
        this.names = names;
        this.manifests = new WorkloadManifests(properties, names);
        this.observer = observer;
    }

    /** Makes the workload be as given. @return whether it was already */
    boolean write(Workload workload) {
        var namespace = names.namespace(workload.project());
        for (int i = 0; i < TRIES; i++) {
            var before = observer.controller(namespace, workload.id());
            before.ifPresent(object -> check(object, workload));
            boolean same = before.filter(object -> isOf(object, workload)).isPresent();
            if (before.filter(object -> mustGoFirst(object, workload)).isPresent()) {
                remove(namespace, workload.id(), before.get());
            } else if (write(namespace, workload, before)) {
                return same;
            }
        }
        throw EngineException.unavailable("workload %s is written by many at once".formatted(workload.id()), null);
    }

    private void check(HasMetadata object, Workload workload) {
        if (!names.ours(object)) {
            throw new EngineException(
                    EngineErrors.REFUSED, Cluster.described(object) + " is there and not ours; it is left alone");
        }
        long seen = fence(object);
        if (seen > workload.fence()) {
            throw Claims.fenced(workload.id(), seen, workload.fence());
        }
    }

    private static long fence(HasMetadata object) {
        var text = Names.annotation(object, Names.FENCE);
        return text.isEmpty() ? Long.MIN_VALUE : Long.parseLong(text);
    }

    private static boolean isOf(HasMetadata object, Workload workload) {
        return object.getMetadata().getDeletionTimestamp() == null
                && Names.annotation(object, Names.FINGERPRINT).equals(workload.fingerprint());
    }

    /** What is going, what is of another kind, and what cannot be changed but only made anew. */
    private boolean mustGoFirst(HasMetadata object, Workload workload) {
        return object.getMetadata().getDeletionTimestamp() != null
                || !object.getKind()
                        .equals(manifests
                                .controller(workload, cluster.version())
                                .getKind())
                || (object instanceof Job && !isOf(object, workload));
    }

    /** @return false if somebody else has written it meanwhile: look again */
    private boolean write(String namespace, Workload workload, Optional<HasMetadata> before) {
        var version = cluster.version();
        for (var volume : manifests.volumes(workload)) {
            if (cluster.find("show a volume", client -> client.resource(volume).get())
                    .isEmpty()) {
                cluster.apply(volume);
            }
        }
        cluster.apply(manifests.secret(workload, version));
        cluster.apply(manifests.configMap(workload, version));
        if (workload.network().listens().isEmpty()) {
            cluster.tell("remove a workload's address", client -> client.services()
                    .inNamespace(namespace)
                    .withLabels(names.selector(workload.id()))
                    .delete());
        } else {
            cluster.apply(manifests.service(workload));
        }
        forgetContent(namespace, workload, before);
        if (before.isPresent() && before.get() instanceof Job) {
            return true; // the same, and a Job's pods cannot be changed
        }
        return cluster.applyTo(before.orElse(null), manifests.controller(workload, version));
    }

    /** Content that neither the present controller nor the coming one refers to. */
    private void forgetContent(String namespace, Workload workload, Optional<HasMetadata> before) {
        var needed = new HashSet<>(List.of(Names.content(workload)));
        before.map(object -> Names.content(workload.id(), Names.annotation(object, Names.FINGERPRINT)))
                .ifPresent(needed::add);
        var secrets = cluster.ask("list a workload's secrets", client -> client.secrets()
                .inNamespace(namespace)
                .withLabels(names.selector(workload.id()))
                .list());
        for (var secret : secrets.getItems()) {
            var name = secret.getMetadata().getName();
            if (!needed.contains(name)) {
                cluster.tell("remove old content", client -> {
                    client.configMaps().inNamespace(namespace).withName(name).delete();
                    client.resource(secret).delete();
                });
            }
        }
    }

    /** A newer owner has come while the workload was made: then what this one has made anew goes again. */
    void undo(Workload workload) {
        observer.controller(names.namespace(workload.project()), workload.id())
                .filter(object -> fence(object) == workload.fence())
                .ifPresent(object -> cluster.tell("take back a workload", client -> client.resource(object)
                        .lockResourceVersion(object.getMetadata().getResourceVersion())
                        .delete()));
    }

    /** Ends everything, then removes the data. */
    void erase(String namespace, ResourceId id) {
        observer.controller(namespace, id).filter(names::ours).ifPresent(object -> remove(namespace, id, object));
        cluster.tell("remove a workload", client -> {
            var labels = names.selector(id);
            client.services().inNamespace(namespace).withLabels(labels).delete();
            client.secrets().inNamespace(namespace).withLabels(labels).delete();
            client.configMaps().inNamespace(namespace).withLabels(labels).delete();
            client.persistentVolumeClaims()
                    .inNamespace(namespace)
                    .withLabels(labels)
                    .delete();
        });
        Cluster.await(
                AFTER_GRACE,
                () -> cluster.ask("list volumes", client -> client.persistentVolumeClaims()
                                .inNamespace(namespace)
                                .withLabels(names.selector(id))
                                .list())
                        .getItems()
                        .isEmpty(),
                "the workload's volume is not gone yet");
    }

    /** Its processes end politely; back when they are gone. */
    private void remove(String namespace, ResourceId id, HasMetadata controller) {
        cluster.tell("end a workload", client -> client.resource(controller)
                .withPropagationPolicy(DeletionPropagation.FOREGROUND)
                .delete());
        long since = System.nanoTime();
        Cluster.await(
                properties.stopGrace().plus(AFTER_GRACE),
                () -> observer.controller(namespace, id)
                                .filter(object -> object.getMetadata()
                                        .getUid()
                                        .equals(controller.getMetadata().getUid()))
                                .isEmpty()
                        && ended(observer.pods(namespace, id), since),
                "the workload has not ended yet");
    }

    /**
     * Old nodes keep a pod for up to a minute after its last process has ended; nobody has to wait for that. One that was
     * ended before its main process began is given its grace first: the node may just have been starting it. A node may also
     * miss that a pod shall end which it is starting; asked again with less grace, it looks again.
     */
    private boolean ended(List<Pod> pods, long since) {
        boolean late = System.nanoTime() - since > properties.stopGrace().toNanos();
        for (var pod : pods) {
            boolean over = Made.over(pod) || (late && Made.idle(pod));
            if (pod.getMetadata().getDeletionTimestamp() != null && (over || late)) {
                cluster.tell("clear up after a pod", client -> client.resource(pod)
                        .withGracePeriod(over ? 0 : 1)
                        .delete());
            }
        }
        return pods.isEmpty();
    }
}
