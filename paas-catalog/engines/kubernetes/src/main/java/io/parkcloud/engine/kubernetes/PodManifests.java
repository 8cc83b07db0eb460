package io.parkcloud.engine.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodDNSConfigBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.SysctlBuilder;
import io.parkcloud.workloads.spi.Workload;
import io.parkcloud.workloads.spi.Workload.RestartPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The pod of a workload. Pure. Containers one after the other: {@code own} gives the volume to the workload's user where that
 * is asked for, {@code prepare} makes its folders and waits for artifacts, {@code init} runs the initial command on empty data,
 * {@code main} is the workload.
 */
final class PodManifests {

    static final String OWN = "own";
    static final String PREPARE = "prepare";
    static final String INIT = "init";
    static final String MAIN = "main";

    /** Processor time that an ordinary workload, of 1024 shares, is sure of; in thousandths. */
    private static final int ORDINARY = 100;

    /** Asked first, because whoever is not the owner may be unable to look inside. */
    private static final String OWN_SCRIPT = "for at in /volume /volume/data; do"
            + " [ ! -d $at ] || [ \"$(stat -c %u $at)\" = \"$1\" ] || { chmod 0770 $at && chown \"$1:$1\" $at; }; done";

    /** Arguments: folder of the artifacts, {@code wait} or {@code go}, then names and paths of what the image has itself. */
    private static final String PREPARE_SCRIPT = """
            set -eu
            cd /volume
            mkdir -p state data "artifacts/$1"
            for old in artifacts/*; do
              case $old in "artifacts/$1" | "artifacts/$1.complete") ;; *) rm -rf "$old" ;; esac
            done
            folder=artifacts/$1 pace=$2
            shift 2
            while [ $# -gt 0 ]; do ln -sfn "$2" "$folder/$1"; shift 2; done
            [ "$pace" = go ] || until [ -e "$folder.complete" ]; do sleep 0.2; done
            """;

    /** A failed one left something behind; the next one shall not find it. */
    private static final String INIT_SCRIPT = """
            [ ! -e /state/initialised ] || exit 0
            find /data -mindepth 1 -delete || exit
            "$@" || exit
            touch /state/initialised
            """;

    private final KubernetesProperties properties;
    private final Names names;

    PodManifests(KubernetesProperties properties, Names names) {
        this.properties = properties;
        this.names = names;
    }

    PodTemplateSpec template(Workload workload, ClusterVersion version) {
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(names.labels(workload))
                .addToAnnotations(Names.FINGERPRINT, workload.fingerprint())
                .endMetadata()
                .withSpec(spec(workload, version))
                .build();
    }

    private PodSpec spec(Workload workload, ClusterVersion version) {
        var pod = new PodSpecBuilder()
                .withRestartPolicy(restart(workload.restart()))
                .withTerminationGracePeriodSeconds(properties.stopGrace().toSeconds())
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                // The first process is one that takes care of orphans, and signals end the workload as they would
                // anywhere.
                .withShareProcessNamespace(true)
                .withInitContainers(first(workload))
                .withContainers(main(workload))
                .withVolumes(PodFiles.volumes(workload))
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withRunAsUser(properties.userId())
                .withRunAsGroup(properties.userId())
                .withFsGroup(properties.userId())
                .endSecurityContext();
        byVersion(pod, version);
        resolvers(pod, workload);
        return pod.build();
    }

    private static void byVersion(PodSpecBuilder pod, ClusterVersion version) {
        if (version.seccompField()) {
            pod.editSecurityContext()
                    .withNewSeccompProfile()
                    .withType("RuntimeDefault")
                    .endSeccompProfile()
                    .endSecurityContext();
        }
        if (version.lowPorts()) {
            var ports = new SysctlBuilder()
                    .withName("net.ipv4.ip_unprivileged_port_start")
                    .withValue("0")
                    .build();
            pod.editSecurityContext().withSysctls(ports).endSecurityContext();
        }
    }

    private static void resolvers(PodSpecBuilder pod, Workload workload) {
        var resolvers = workload.network().resolvers();
        if (!resolvers.isEmpty()) {
            pod.withDnsPolicy("None")
                    .withDnsConfig(new PodDNSConfigBuilder()
                            .withNameservers(
                                    resolvers.stream().map(Object::toString).toList())
                            .build());
        }
    }

    private static String restart(RestartPolicy policy) {
        return switch (policy) {
            case ALWAYS -> "Always";
            case ON_FAILURE -> "OnFailure";
            case NEVER -> "Never";
        };
    }

    private List<Container> first(Workload workload) {
        var containers = new ArrayList<Container>();
        var user = Long.toString(properties.userId());
        if (properties.ownVolumes()) {
            var own = container(workload, OWN, List.of("sh", "-c", OWN_SCRIPT, OWN, user));
            containers.add(own.withVolumeMounts(PodFiles.whole(workload))
                    .editSecurityContext()
                    .withRunAsNonRoot(false)
                    .withRunAsUser(0L)
                    .withRunAsGroup(0L)
                    .editCapabilities()
                    .withAdd("CHOWN", "FOWNER")
                    .endCapabilities()
                    .endSecurityContext()
                    .build());
        }
        containers.add(container(workload, PREPARE, prepare(workload))
                .withVolumeMounts(PodFiles.whole(workload))
                .build());
        workload.init().ifPresent(init -> {
            var words = new ArrayList<>(List.of("sh", "-c", INIT_SCRIPT, INIT));
            words.addAll(init.arguments());
            var mounts = new ArrayList<>(PodFiles.mounts(workload));
            mounts.add(PodFiles.state());
            containers.add(container(workload, INIT, words)
                    .withWorkingDir("/data")
                    .withEnv(PodFiles.environment(workload, INIT, init))
                    .withVolumeMounts(mounts)
                    .build());
        });
        return containers;
    }

    private List<String> prepare(Workload workload) {
        var words = new ArrayList<>(List.of("sh", "-c", PREPARE_SCRIPT, PREPARE, Artifacts.folder(workload)));
        words.add(Artifacts.toSend(workload, properties).isEmpty() ? "go" : "wait");
        for (var artifact : workload.artifacts()) {
            var path = properties.provided().get(artifact.name());
            if (path != null) {
                words.addAll(List.of(artifact.name(), path));
            }
        }
        return words;
    }

    private Container main(Workload workload) {
        var main = container(workload, MAIN, workload.command().arguments())
                .withWorkingDir("/data")
                .withEnv(PodFiles.environment(workload, MAIN, workload.command()))
                .withVolumeMounts(PodFiles.mountsOfMain(workload));
        workload.health().ifPresent(probe -> main.withReadinessProbe(Probes.of(probe)));
        return main.build();
    }

    /** What they all have in common. The server would replace what looks like a reference to a variable; so nothing does. */
    private ContainerBuilder container(Workload workload, String name, List<String> words) {
        return new ContainerBuilder()
                .withName(name)
                .withImage(properties.image())
                .withImagePullPolicy("IfNotPresent")
                .withCommand(words.stream().map(Probes::literally).toList())
                .withResources(resources(workload.limits()))
                .withSecurityContext(new SecurityContextBuilder()
                        .withAllowPrivilegeEscalation(false)
                        .withReadOnlyRootFilesystem(true)
                        .withNewCapabilities()
                        .withDrop("ALL")
                        .endCapabilities()
                        .build());
    }

    private static ResourceRequirements resources(Workload.Limits limits) {
        var memory = NamespaceManifests.bytes(limits.memory().bytes());
        var shares = new Quantity(Math.max(1, (long) limits.cpuShares() * ORDINARY / 1024) + "m");
        var resources = new ResourceRequirementsBuilder()
                .withRequests(Map.of("memory", memory, "cpu", shares))
                .addToLimits("memory", memory);
        limits.cpus().ifPresent(cpus -> resources.addToLimits("cpu", new Quantity(Math.round(cpus * 1000) + "m")));
        return resources.build();
    }
}
