package io.parkcloud.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the API says there is, against what the engines have: nothing twice, nothing missing, nothing left over. */
final class Inventory {

    private static final List<String> TENANTS = List.of("gov-member", "park-member");

    private final Demo demo;

    Inventory(Demo demo) {
        this.demo = demo;
    }

    /** Breaks at the first thing that does not agree. To be called while nothing is going on. */
    void mustAgree() {
        var box = demo.box();
        var instances = ids("instances");
        var guests = box.virsh("list", "--all", "--uuid").must().lines();
        assertThat(guests).as("guests").containsExactlyInAnyOrderElementsOf(instances);
        assertThat(files("data/guests/i")).as("folders of guests").isEqualTo(instances);
        assertThat(files("data/volumes/volumes")).as("volumes").isEqualTo(suffixed(ids("volumes"), ".qcow2"));

        var ports = ids("ports");
        assertThat(columns("name", "Logical_Switch_Port", "type=\"\""))
                .as("ports in OVN")
                .isEqualTo(ports);
        assertThat(pluggedPorts()).as("ports plugged into the switch").isEqualTo(ports);
        assertThat(columns("external_ip", "NAT", "type=dnat_and_snat"))
                .as("floating addresses in OVN")
                .isEqualTo(facts("floating-ips", "address"));
        assertThat(columns("name", "Logical_Router", "name!=nothing"))
                .as("routers")
                .hasSize(ids("vpcs").size());

        workloadsMustAgree();
        quotaIsTheSumOfRows();
    }

    private void workloadsMustAgree() {
        var workloads = new TreeSet<>(ids("service-instances"));
        workloads.addAll(ids("replicas"));
        var folders = new TreeSet<>(workloads);
        folders.addAll(ids("applications")); // with the data that copies share
        assertThat(files("workloads"))
                .as("folders of workloads and of their data")
                .isEqualTo(folders);
        var traces = demo.box().traces();
        assertThat(traces.namespaces())
                .as("network namespaces")
                .isEqualTo(workloads.stream()
                        .map(id -> demo.box().workload(id, "NAMESPACE"))
                        .collect(Collectors.toCollection(TreeSet::new)));
        var groups = traces.cgroups().stream()
                .filter(group -> group.contains("/"))
                .map(group -> group.substring(group.indexOf('/') + 1))
                .collect(Collectors.partitioningBy(group -> group.startsWith("step-room-")));
        assertThat(groups.get(true)).as("sandboxes that wait for a pipeline").hasSizeLessThanOrEqualTo(1);
        assertThat(groups.get(false)).as("control groups").containsExactlyInAnyOrderElementsOf(workloads);
        services(workloads);
    }

    /** Whether no operation is under way and all that the API lists is Ready. */
    boolean settled() {
        return TENANTS.stream().allMatch(user -> {
            var running = demo.api(user)
                    .json(demo.project(user) + "/operations?limit=200")
                    .path("items");
            return running.valueStream()
                    .noneMatch(o -> o.path("state").asString().equals("Running"));
        });
    }

    private void services(Set<String> workloads) {
        var scan = files("scan").stream()
                .filter(name -> name.startsWith("w-"))
                .map(name -> name.substring(2))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(scan).as("supervised workloads").isEqualTo(workloads);
    }

    private void quotaIsTheSumOfRows() {
        for (var user : TENANTS) {
            var lines = demo.api(user).json(demo.project(user) + "/quota");
            for (var line : lines) {
                assertThat(line.path("reserved").asLong())
                        .as("%s %s", user, line)
                        .isZero();
                var kind = line.path("metric").asString().replace('_', '-');
                if (Set.of("instances", "volumes", "vpcs", "subnets", "ports", "floating-ips", "stacks", "applications")
                        .contains(kind)) {
                    assertThat(line.path("used").asInt())
                            .as("%s %s", user, line)
                            .isEqualTo(list(user, kind).size());
                }
            }
        }
    }

    Set<String> ids(String kind) {
        return TENANTS.stream()
                .flatMap(user -> list(user, kind).stream())
                .map(item -> item.path("metadata").path("id").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> facts(String kind, String field) {
        return TENANTS.stream()
                .flatMap(user -> list(user, kind).stream())
                .map(item -> item.path("status").path("observed").path(field).asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<JsonNode> list(String user, String kind) {
        return demo.api(user).list(demo.project(user) + "/" + kind);
    }

    private Set<String> columns(String column, String table, String condition) {
        return plain(demo.box()
                .northbound(
                        "--format=csv", "--data=bare", "--no-headings", "--columns=" + column, "find", table, condition)
                .must()
                .lines());
    }

    private Set<String> pluggedPorts() {
        var command = new ArrayList<>(List.of("ovs-vsctl", "--timeout=10", "--no-wait"));
        command.add("--db=" + demo.box().setting("OVSDB"));
        command.addAll(List.of("--format=csv", "--data=bare", "--no-headings", "--columns=external_ids", "list"));
        command.add("Interface");
        return demo.box().shell().run(command.toArray(String[]::new)).must().lines().stream()
                .filter(line -> line.contains("iface-id="))
                .map(line -> line.replaceAll(".*iface-id=([^ \",]+).*", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> plain(List<String> lines) {
        return lines.stream()
                .map(line -> line.replace("\"", ""))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> suffixed(Set<String> names, String suffix) {
        return names.stream().map(name -> name + suffix).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> files(String folder) {
        var at = demo.box().home().resolve(folder);
        try (Stream<Path> files = Files.exists(at) ? Files.list(at) : Stream.empty()) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
