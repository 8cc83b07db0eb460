package io.parkcloud.engine.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.Measure;
import io.parkcloud.kernel.Measurement;
import io.parkcloud.kernel.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What pods take, from the summary that each node's kubelet keeps (Kubernetes, "Node metrics data": {@code /stats/summary}); every
 * cluster has it, and it counts, where the metrics API only tells a rate. One question for each node with pods of ours. It needs
 * {@code get} on {@code nodes/proxy}: without it, and of a node that does not answer, there is nothing but what the states say.
 */
final class PodMeter {

    private static final Logger LOG = LoggerFactory.getLogger(PodMeter.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final double NANOSECONDS = 1e9;

    private final Cluster cluster;

    PodMeter(Cluster cluster) {
        this.cluster = cluster;
    }

    List<Measurement> of(Map<ResourceId, Made> all) {
        var measured = new ArrayList<Measurement>();
        var byPod = new HashMap<String, ResourceId>();
        var nodes = new HashSet<String>();
        all.forEach((id, made) -> {
            measured.addAll(PodStates.of(made).measured(id));
            made.pod().ifPresent(pod -> {
                byPod.put(pod.getMetadata().getUid(), id);
                Optional.ofNullable(pod.getSpec().getNodeName()).ifPresent(nodes::add);
                limit(pod).ifPresent(bytes -> measured.add(new Measurement(id, Measure.MEMORY_LIMIT_BYTES, bytes)));
            });
        });
        nodes.forEach(node -> summary(node).path("pods").forEach(pod -> {
            var id = byPod.get(pod.path("podRef").path("uid").asString(""));
            if (id != null) {
                taken(id, pod, measured);
            }
        }));
        return measured;
    }

    private static Optional<Double> limit(Pod pod) {
        return pod.getSpec().getContainers().stream()
                .filter(container -> container.getName().equals(PodManifests.MAIN))
                .flatMap(container ->
                        Optional.ofNullable(container.getResources().getLimits().get("memory")).stream())
                .map(quantity -> quantity.getNumericalAmount().doubleValue())
                .findFirst();
    }

    private JsonNode summary(String node) {
        try {
            return cluster.find(
                            "measure a node", client -> client.raw("/api/v1/nodes/" + node + "/proxy/stats/summary"))
                    .<JsonNode>map(JSON::readTree)
                    .orElseGet(JSON::createObjectNode);
        } catch (EngineException e) {
            LOG.debug("node {} tells nothing of its pods: {}", node, e.getMessage());
            return JSON.createObjectNode();
        }
    }

    private static void taken(ResourceId id, JsonNode pod, List<Measurement> into) {
        add(into, id, Measure.CPU_SECONDS, pod.path("cpu").path("usageCoreNanoSeconds"), NANOSECONDS);
        add(into, id, Measure.MEMORY_BYTES, pod.path("memory").path("workingSetBytes"), 1);
        add(into, id, Measure.NETWORK_RECEIVED_BYTES, pod.path("network").path("rxBytes"), 1);
        add(into, id, Measure.NETWORK_SENT_BYTES, pod.path("network").path("txBytes"), 1);
    }

    private static void add(List<Measurement> into, ResourceId id, Measure measure, JsonNode value, double unit) {
        if (value.isNumber()) {
            into.add(new Measurement(id, measure, value.asDouble() / unit));
        }
    }
}
