package io.parkcloud.engine.kubernetes;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.LimitRangeBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.parkcloud.kernel.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A project's namespace and what keeps it in bounds. Pure. */
final class NamespaceManifests {

    private static final String NAME = "parkcloud";
    private static final String TOUCHED = "parkcloud.io/touched-by";

    private final KubernetesProperties properties;
    private final Names names;

    NamespaceManifests(KubernetesProperties properties, Names names) {
        this.properties = properties;
        this.names = names;
    }

    /** @param touchedBy whoever is about to make something in it: then nobody who saw it empty before can remove it */
    Namespace namespace(ResourceId project, String touchedBy) {
        var labels = new HashMap<>(names.labels(project));
        // Older servers do not know this label and have nothing that would enforce it.
        labels.put("pod-security.kubernetes.io/enforce", properties.ownVolumes() ? "baseline" : "restricted");
        return new NamespaceBuilder()
                .withNewMetadata()
                .withName(names.namespace(project))
                .withLabels(labels)
                .addToAnnotations(TOUCHED, touchedBy)
                .endMetadata()
                .build();
    }

    ResourceQuota quota(ResourceId project) {
        var share = properties.project();
        return new ResourceQuotaBuilder()
                .withMetadata(meta(project, NAME))
                .withNewSpec()
                .addToHard("pods", new Quantity(Integer.toString(share.pods())))
                .addToHard("limits.memory", bytes(share.memory().toBytes()))
                .addToHard("requests.storage", bytes(share.storage().toBytes()))
                .addToHard("services.nodeports", new Quantity("0"))
                .addToHard("services.loadbalancers", new Quantity("0"))
                .endSpec()
                .build();
    }

    static Quantity bytes(long bytes) {
        return new Quantity(Long.toString(bytes));
    }

    /** For pods of somebody else: ours say what they need themselves. */
    LimitRange limits(ResourceId project) {
        return new LimitRangeBuilder()
                .withMetadata(meta(project, NAME))
                .withNewSpec()
                .addNewLimit()
                .withType("Container")
                .addToDefault("memory", new Quantity("256Mi"))
                .addToDefaultRequest("memory", new Quantity("256Mi"))
                .addToDefaultRequest("cpu", new Quantity("100m"))
                .endLimit()
                .endSpec()
                .build();
    }

    /** Nothing passes by itself, then what belongs together, then the way out. */
    List<NetworkPolicy> policies(ResourceId project, ResourceId vpc) {
        return List.of(closed(project), together(project, vpc), out(project));
    }

    private NetworkPolicy closed(ResourceId project) {
        return new NetworkPolicyBuilder()
                .withMetadata(meta(project, "closed"))
                .withNewSpec()
                .withNewPodSelector()
                .endPodSelector()
                .withPolicyTypes("Ingress", "Egress")
                .endSpec()
                .build();
    }

    private NetworkPolicy together(ResourceId project, ResourceId vpc) {
        var members = new LabelSelectorBuilder()
                .withMatchLabels(Map.of(Names.VPC, vpc.toString()))
                .build();
        var peer = new NetworkPolicyPeerBuilder().withPodSelector(members).build();
        return new NetworkPolicyBuilder()
                .withMetadata(meta(project, "vpc-" + vpc))
                .withNewSpec()
                .withPodSelector(members)
                .withPolicyTypes("Ingress", "Egress")
                .addNewIngress()
                .withFrom(peer)
                .endIngress()
                .addNewEgress()
                .withTo(peer)
                .endEgress()
                .endSpec()
                .build();
    }

    private NetworkPolicy out(ResourceId project) {
        var rules = new ArrayList<NetworkPolicyEgressRule>();
        rules.add(new NetworkPolicyEgressRuleBuilder()
                .withPorts(port("UDP"), port("TCP"))
                .build());
        if (!properties.egress().isEmpty()) {
            rules.add(new NetworkPolicyEgressRuleBuilder()
                    .withTo(properties.egress().stream()
                            .map(NamespaceManifests::network)
                            .toList())
                    .build());
        }
        return new NetworkPolicyBuilder()
                .withMetadata(meta(project, "out"))
                .withNewSpec()
                .withNewPodSelector()
                .endPodSelector()
                .withPolicyTypes("Egress")
                .withEgress(rules)
                .endSpec()
                .build();
    }

    private static NetworkPolicyPort port(String protocol) {
        return new NetworkPolicyPort(null, new IntOrString(53), protocol);
    }

    private static NetworkPolicyPeer network(String cidr) {
        return new NetworkPolicyPeerBuilder()
                .withNewIpBlock()
                .withCidr(cidr)
                .endIpBlock()
                .build();
    }

    private ObjectMeta meta(ResourceId project, String name) {
        return new ObjectMetaBuilder()
                .withNamespace(names.namespace(project))
                .withName(name)
                .withLabels(names.labels(project))
                .build();
    }
}
