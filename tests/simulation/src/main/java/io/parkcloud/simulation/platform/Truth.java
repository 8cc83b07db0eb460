package io.parkcloud.simulation.platform;

import io.parkcloud.compute.attachment.VolumeAttachmentSpec;
import io.parkcloud.compute.instance.InstanceSpec;
import io.parkcloud.compute.placement.HostCapacity;
import io.parkcloud.compute.spi.HostFacts;
import io.parkcloud.compute.spi.ObservedInstance;
import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.floatingip.FloatingIpStatus;
import io.parkcloud.network.loadbalancer.LoadBalancerSpec;
import io.parkcloud.network.loadbalancer.LoadBalancerStatus;
import io.parkcloud.network.port.PortSpec;
import io.parkcloud.network.port.PortStatus;
import io.parkcloud.network.subnet.SubnetSpec;
import io.parkcloud.network.vpc.VpcStatus;
import io.parkcloud.storage.volume.VolumeSpec;
import io.parkcloud.workloads.spi.WorkloadState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares the engines with the rows. */
final class Truth {

    /** Whose engines keep late calls off; the others' leftovers are swept up. */
    private static final Set<String> FENCED = Set.of("Instance", "Volume", "Workload");

    private final Engines engines;

    Truth(Engines engines) {
        this.engines = engines;
    }

    private Map<ResourceId, ObservedInstance> guests() {
        var all = new HashMap<ResourceId, ObservedInstance>();
        Engines.hosts().stream()
                .map(HostFacts::id)
                .forEach(host -> all.putAll(engines.compute().observeAll(host)));
        return all;
    }

    /** What engines hold, by kind of row that it must belong to. */
    private Map<String, Set<ResourceId>> held() {
        var network = engines.network();
        var held = new HashMap<String, Set<ResourceId>>();
        held.put("Vpc", network.vpcs().ids());
        held.put("Subnet", network.subnets().ids());
        held.put("Port", network.ports().ids());
        held.put("SecurityGroup", network.securityGroups().ids());
        held.put("FloatingIp", network.floatingIps().ids());
        held.put("LoadBalancer", network.loadBalancers().ids());
        held.put("Instance", guests().keySet());
        held.put("Volume", engines.storage().observeAll().keySet());
        held.put("Workload", engines.workloads().observeAll().keySet());
        return held;
    }

    /** What rows there are that may have something in an engine, by the same words. */
    private static Map<String, Set<ResourceId>> wanted(List<Resource<?, ?>> resources) {
        var wanted = new HashMap<String, Set<ResourceId>>();
        for (var resource : resources) {
            var kind = resource.metadata().kind();
            var word = kind.equals("Replica") || kind.equals("ServiceInstance") ? "Workload" : kind;
            wanted.computeIfAbsent(word, any -> new HashSet<>()).add(resource.id());
            if (kind.equals("Instance")) {
                wanted.computeIfAbsent("Volume", any -> new HashSet<>())
                        .add(resource.id().derive("root"));
            }
        }
        return wanted;
    }

    private void nobodys(List<Resource<?, ?>> resources, Set<String> words, List<String> wrong) {
        var wanted = wanted(resources);
        var held = held();
        words.forEach(word -> held.getOrDefault(word, Set.of()).stream()
                .filter(id -> !wanted.getOrDefault(word, Set.of()).contains(id))
                .forEach(id -> wrong.add("the engine has a " + word + " " + id + " that is nobody's")));
    }

    /** At any moment. */
    List<String> always(List<Resource<?, ?>> resources) {
        var wrong = new ArrayList<String>();
        nobodys(resources, FENCED, wrong);
        for (var host : engines.ledger().hosts()) {
            if (host.vcpusTaken() > host.vcpus() || host.memoryMiBTaken() > host.memoryMiB()) {
                wrong.add("host " + host.name() + " has given away more than it has: " + host);
            }
        }
        addresses(resources, wrong);
        disks(resources, wrong);
        return wrong;
    }

    private static void addresses(List<Resource<?, ?>> resources, List<String> wrong) {
        var subnets = new HashMap<ResourceId, ResourceId>();
        for (var resource : resources) {
            if (resource.spec() instanceof SubnetSpec subnet) {
                subnets.put(resource.id(), subnet.vpc());
            }
        }
        var holders = new HashMap<String, Resource<?, ?>>();
        for (var resource : resources) {
            for (var place : places(resource, subnets)) {
                var other = holders.putIfAbsent(place, resource);
                if (other != null) {
                    wrong.add("%s is held by %s %s and %s %s"
                            .formatted(
                                    place,
                                    other.metadata().kind(),
                                    other.name(),
                                    resource.metadata().kind(),
                                    resource.name()));
                }
            }
        }
    }

    /** Addresses that the resource says it has, with the network where they must be alone. */
    private static List<String> places(Resource<?, ?> resource, Map<ResourceId, ResourceId> subnets) {
        if (resource.spec() instanceof PortSpec port && resource.observed() instanceof PortStatus seen) {
            return at(
                    subnets.getOrDefault(port.subnet(), port.subnet()),
                    seen.address().stream().toList());
        }
        if (resource.spec() instanceof LoadBalancerSpec spec
                && resource.observed() instanceof LoadBalancerStatus seen) {
            return at(
                    spec.subnet().map(subnets::get).orElse(ResourceId.PLATFORM),
                    seen.address().stream().toList());
        }
        if (resource.observed() instanceof FloatingIpStatus seen) {
            return at(ResourceId.PLATFORM, seen.address().stream().toList());
        }
        if (resource.observed() instanceof VpcStatus seen) {
            return at(ResourceId.PLATFORM, seen.outside().stream().toList());
        }
        return List.of();
    }

    private static List<String> at(ResourceId network, List<IpAddress> addresses) {
        return addresses.stream().map(address -> address + " of " + network).toList();
    }

    /** A disk in two guests is a destroyed file system; a foreign one is a leak. */
    private void disks(List<Resource<?, ?>> resources, List<String> wrong) {
        var tenants = resources.stream()
                .collect(Collectors.toMap(Resource::id, r -> r.metadata().project()));
        var pool = engines.storage().observeAll().keySet();
        var holders = new HashMap<ResourceId, ResourceId>();
        guests().forEach((id, guest) -> {
            for (var disk : guest.disks()) {
                if (!disk.equals(id.derive("root"))) {
                    var other = holders.putIfAbsent(disk, id);
                    if (other != null) {
                        wrong.add("volume " + disk + " is plugged into " + other + " and " + id);
                    }
                    if (tenants.containsKey(id) && !tenants.get(id).equals(tenants.get(disk))) {
                        wrong.add("volume " + disk + " is plugged into somebody else's instance " + id);
                    }
                }
                if (!pool.contains(disk)) {
                    wrong.add("instance " + id + " has the disk " + disk + ", which is gone");
                }
            }
        });
    }

    /** When nothing fails and everything has come to rest. */
    List<String> settled(List<Resource<?, ?>> resources) {
        var wrong = new ArrayList<String>();
        var held = held();
        nobodys(resources, held.keySet(), wrong);
        wanted(resources.stream().filter(Resource::ready).toList()).forEach((word, ids) -> {
            if (held.containsKey(word) && !word.equals("Volume") && !word.equals("FloatingIp")) {
                ids.stream()
                        .filter(id -> !held.getOrDefault(word, Set.of()).contains(id))
                        .forEach(id -> wrong.add(word + " " + id + " is Ready and the engine does not have it"));
            }
        });
        var ready = resources.stream().filter(Resource::ready).toList();
        ready.forEach(resource -> instance(resource, resources, wrong));
        ready.forEach(resource -> others(resource, wrong));
        ledger(resources, wrong);
        return wrong;
    }

    private void instance(Resource<?, ?> resource, List<Resource<?, ?>> resources, List<String> wrong) {
        if (!(resource.spec() instanceof InstanceSpec spec)) {
            return;
        }
        var guest = guests().get(resource.id());
        if (guest == null || guest.state().active() != spec.runs()) {
            wrong.add("instance " + resource.name() + " should " + (spec.runs() ? "run" : "be stopped") + " and is "
                    + guest);
            return;
        }
        var disks = new TreeSet<ResourceId>();
        for (var other : resources) {
            if (other.spec() instanceof VolumeAttachmentSpec plug
                    && plug.instance().equals(resource.id())
                    && other.ready()) {
                disks.add(plug.volume());
            }
        }
        var seen = new TreeSet<>(guest.disks());
        seen.remove(resource.id().derive("root"));
        if (!seen.equals(disks)) {
            wrong.add("instance " + resource.name() + " should have the volumes " + disks + " and has " + seen);
        }
        var held = engines.ledger().held(resource.id());
        if (held.isEmpty()
                || held.get().vcpus() != guest.vcpus()
                || held.get().memoryMiB() != guest.memory().toMiB()
                || !held.get().host().equals(guest.ref().host())) {
            wrong.add("instance " + resource.name() + " is " + guest + " and holds " + held);
        }
    }

    private void others(Resource<?, ?> resource, List<String> wrong) {
        if (resource.spec() instanceof VolumeSpec volume) {
            var size = engines.storage().observe(resource.id()).map(v -> v.size());
            if (!size.equals(java.util.Optional.of(ByteSize.ofGiB(volume.sizeGiB())))) {
                wrong.add("volume " + resource.name() + " should have " + volume.sizeGiB() + " GiB and has " + size);
            }
        }
        var kind = resource.metadata().kind();
        if (kind.equals("Replica") || kind.equals("ServiceInstance")) {
            var state = engines.workloads().observe(resource.id()).state();
            if (!(state instanceof WorkloadState.Running running && running.healthy())) {
                wrong.add(kind + " " + resource.name() + " is Ready and " + state);
            }
        }
    }

    /** What the ledger says is taken is what instances hold, and only instances hold something. */
    private void ledger(List<Resource<?, ?>> resources, List<String> wrong) {
        var taken = new HashMap<ResourceId, long[]>();
        for (var resource : resources) {
            engines.ledger().held(resource.id()).ifPresent(held -> {
                var sum = taken.computeIfAbsent(held.host(), any -> new long[2]);
                sum[0] += held.vcpus();
                sum[1] += held.memoryMiB();
            });
        }
        for (HostCapacity host : engines.ledger().hosts()) {
            var sum = taken.getOrDefault(host.host(), new long[2]);
            if (host.vcpusTaken() != sum[0] || host.memoryMiBTaken() != sum[1]) {
                wrong.add("%s has given away %d vCPUs and %d MiB, instances hold %d and %d"
                        .formatted(host.name(), host.vcpusTaken(), host.memoryMiBTaken(), sum[0], sum[1]));
            }
        }
    }

    /** When everything was removed. */
    List<String> leftovers() {
        var left = new ArrayList<String>();
        held().forEach((word, ids) -> ids.forEach(id -> left.add("the engine still has the " + word + " " + id)));
        for (var host : engines.ledger().hosts()) {
            left.add("the ledger still has " + host);
        }
        return left;
    }
}
