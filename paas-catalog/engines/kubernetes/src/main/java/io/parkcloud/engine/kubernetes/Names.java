package io.parkcloud.engine.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.spi.Workload;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What our objects are called, and how they are known as ours. */
final class Names {

    static final String INSTALLATION = "parkcloud.io/installation";
    static final String PROJECT = "parkcloud.io/project";
    static final String VPC = "parkcloud.io/vpc";
    static final String WORKLOAD = "parkcloud.io/workload";

    /** Annotations: the token of whoever wrote the object last, and the fingerprint of the workload that it stands for. */
    static final String FENCE = "parkcloud.io/fence";

    static final String FINGERPRINT = "parkcloud.io/fingerprint";

    /** Annotation: ports that the workload listens on; empty text for none. */
    static final String LISTENS = "parkcloud.io/listens";

    private static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    private final String installation;

    Names(String installation) {
        this.installation = installation;
    }

    String installation() {
        return installation;
    }

    /** The namespace of what belongs to no project: the claims on workloads. */
    String system() {
        return "parkcloud-" + installation;
    }

    String namespace(ResourceId project) {
        return system() + "-" + project;
    }

    static String object(ResourceId workload) {
        return "w-" + workload;
    }

    /** Another name for every content: what is there under a name never changes. */
    static String content(Workload workload) {
        return content(workload.id(), workload.fingerprint());
    }

    static String content(ResourceId workload, String fingerprint) {
        return object(workload) + "-" + fingerprint.substring(0, Math.min(16, fingerprint.length()));
    }

    Map<String, String> labels() {
        return Map.of(MANAGED_BY, "parkcloud", INSTALLATION, installation);
    }

    Map<String, String> labels(ResourceId project) {
        return Map.of(MANAGED_BY, "parkcloud", INSTALLATION, installation, PROJECT, project.toString());
    }

    Map<String, String> labels(Workload workload) {
        return Map.of(
                MANAGED_BY,
                "parkcloud",
                INSTALLATION,
                installation,
                PROJECT,
                workload.project().toString(),
                VPC,
                workload.network().vpc().toString(),
                WORKLOAD,
                workload.id().toString());
    }

    /** Of a part of a workload that goes with {@code owner}, which may be what several workloads share. */
    Map<String, String> labels(Workload workload, ResourceId owner) {
        var labels = new HashMap<>(labels(workload));
        labels.put(WORKLOAD, owner.toString());
        return Map.copyOf(labels);
    }

    /** What finds everything of a workload. */
    Map<String, String> selector(ResourceId workload) {
        return Map.of(INSTALLATION, installation, WORKLOAD, workload.toString());
    }

    boolean ours(HasMetadata object) {
        return label(object, INSTALLATION).filter(installation::equals).isPresent();
    }

    static Optional<ResourceId> workload(HasMetadata object) {
        return label(object, WORKLOAD).flatMap(ResourceId::parse);
    }

    static String annotation(HasMetadata object, String name) {
        var annotations = object.getMetadata().getAnnotations();
        return annotations == null ? "" : annotations.getOrDefault(name, "");
    }

    private static Optional<String> label(HasMetadata object, String name) {
        var labels = object.getMetadata().getLabels();
        return labels == null ? Optional.empty() : Optional.ofNullable(labels.get(name));
    }
}
