package io.parkcloud.engine.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.spi.Workload;
import io.parkcloud.workloads.spi.Workload.RestartPolicy;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The objects that a workload consists of. Pure. Content (Secret, ConfigMap) has another name whenever it is another, and is
 * there before; so applying the controller is the one step in which a workload changes.
 */
final class WorkloadManifests {

    /** Retries of a Job without end; they come at growing intervals, of five minutes at last. */
    private static final int ALWAYS_AGAIN = Integer.MAX_VALUE;

    private final KubernetesProperties properties;
    private final Names names;
    private final PodManifests pods;

    WorkloadManifests(KubernetesProperties properties, Names names) {
        this.properties = properties;
        this.names = names;
        this.pods = new PodManifests(properties, names);
    }

    Secret secret(Workload workload, ClusterVersion version) {
        return new SecretBuilder()
                .withMetadata(meta(workload, Names.content(workload)))
                .withType("Opaque")
                .withData(encoded(PodFiles.secrets(workload)))
                .withImmutable(version.immutableContent() ? true : null)
                .build();
    }

    ConfigMap configMap(Workload workload, ClusterVersion version) {
        return new ConfigMapBuilder()
                .withMetadata(meta(workload, Names.content(workload)))
                .withBinaryData(encoded(PodFiles.plain(workload, properties.userId())))
                .withImmutable(version.immutableContent() ? true : null)
                .build();
    }

    private static Map<String, String> encoded(Map<String, byte[]> content) {
        return content.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> Base64.getEncoder()
                .encodeToString(entry.getValue())));
    }

    /** For each workload its own, with its programs; and the data that it shares with others, where it does. */
    List<PersistentVolumeClaim> volumes(Workload workload) {
        return Stream.of(workload.id(), workload.data())
                .distinct()
                .map(id -> volume(workload, id))
                .toList();
    }

    private PersistentVolumeClaim volume(Workload workload, ResourceId of) {
        var claim = new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                .withNamespace(names.namespace(workload.project()))
                .withName(Names.object(of))
                .withLabels(names.labels(workload, of))
                .endMetadata()
                .withNewSpec()
                .withAccessModes("ReadWriteOnce")
                .withNewResources()
                .addToRequests(
                        "storage",
                        NamespaceManifests.bytes(properties.volumeSize().toBytes()))
                .endResources()
                .endSpec();
        properties
                .storageClass()
                .ifPresent(name -> claim.editSpec().withStorageClassName(name).endSpec());
        return claim.build();
    }

    /** Its address stays the same as long as the workload is there, whichever pod answers. */
    Service service(Workload workload) {
        var ports = workload.network().listens().stream()
                .map(WorkloadManifests::port)
                .toList();
        return new ServiceBuilder()
                .withMetadata(meta(workload, Names.object(workload.id())))
                .withNewSpec()
                .withType("ClusterIP")
                .withSelector(Map.of(Names.WORKLOAD, workload.id().toString()))
                .withPorts(ports)
                .endSpec()
                .build();
    }

    private static ServicePort port(int number) {
        return new ServicePortBuilder()
                .withName("p" + number)
                .withProtocol("TCP")
                .withPort(number)
                .withTargetPort(new IntOrString(number))
                .build();
    }

    /** What keeps the pod there: a StatefulSet, of which there are never two pods, or a Job where an end is an end. */
    HasMetadata controller(Workload workload, ClusterVersion version) {
        return workload.restart() == RestartPolicy.ALWAYS ? set(workload, version) : job(workload, version);
    }

    private HasMetadata set(Workload workload, ClusterVersion version) {
        return new StatefulSetBuilder()
                .withMetadata(controllerMeta(workload))
                .withNewSpec()
                .withReplicas(workload.run() ? 1 : 0)
                .withServiceName(Names.object(workload.id()))
                // Otherwise a pod that never gets ready could not be replaced by a better one.
                .withPodManagementPolicy("Parallel")
                .withRevisionHistoryLimit(1)
                .withNewSelector()
                .addToMatchLabels(Names.WORKLOAD, workload.id().toString())
                .endSelector()
                .withTemplate(pods.template(workload, version))
                .endSpec()
                .build();
    }

    private HasMetadata job(Workload workload, ClusterVersion version) {
        return new JobBuilder()
                .withMetadata(controllerMeta(workload))
                .withNewSpec()
                .withParallelism(workload.run() ? 1 : 0)
                .withCompletions(1)
                .withBackoffLimit(workload.restart() == RestartPolicy.NEVER ? 0 : ALWAYS_AGAIN)
                .withTemplate(pods.template(workload, version))
                .endSpec()
                .build();
    }

    private ObjectMeta controllerMeta(Workload workload) {
        return new ObjectMetaBuilder(meta(workload, Names.object(workload.id())))
                .addToAnnotations(Names.FENCE, Long.toString(workload.fence()))
                .addToAnnotations(Names.FINGERPRINT, workload.fingerprint())
                .addToAnnotations(
                        Names.LISTENS,
                        workload.network().listens().stream()
                                .map(Object::toString)
                                .collect(Collectors.joining(" ")))
                .build();
    }

    private ObjectMeta meta(Workload workload, String name) {
        return new ObjectMetaBuilder()
                .withNamespace(names.namespace(workload.project()))
                .withName(name)
                .withLabels(names.labels(workload))
                .build();
    }
}
