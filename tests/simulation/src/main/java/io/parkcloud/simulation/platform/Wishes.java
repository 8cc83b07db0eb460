package io.parkcloud.simulation.platform;

import io.parkcloud.blueprint.StackSpec;
import io.parkcloud.compute.attachment.VolumeAttachmentSpec;
import io.parkcloud.compute.instance.InstanceSpec;
import io.parkcloud.compute.keypair.KeyPairSpec;
import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.NetworkAttachment;
import io.parkcloud.network.floatingip.FloatingIpSpec;
import io.parkcloud.network.loadbalancer.LoadBalancerSpec;
import io.parkcloud.network.loadbalancer.LoadBalancerSpec.HealthCheckSpec;
import io.parkcloud.network.loadbalancer.LoadBalancerSpec.ListenerSpec;
import io.parkcloud.network.loadbalancer.LoadBalancerSpec.MemberSpec;
import io.parkcloud.network.port.PortSpec;
import io.parkcloud.network.securitygroup.RuleSpec;
import io.parkcloud.network.securitygroup.SecurityGroupSpec;
import io.parkcloud.network.spi.SecurityRule.Direction;
import io.parkcloud.network.spi.SecurityRule.Protocol;
import io.parkcloud.network.spi.WantedLoadBalancer.Transport;
import io.parkcloud.network.subnet.SubnetSpec;
import io.parkcloud.network.vpc.VpcSpec;
import io.parkcloud.services.ServiceClass;
import io.parkcloud.services.ServiceInstanceSpec;
import io.parkcloud.services.ServicePlan;
import io.parkcloud.storage.volume.VolumeSpec;
import io.parkcloud.workloads.application.ApplicationSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** What a user may ask for, given what there is to point at: mostly sensible, sometimes not. */
final class Wishes {

    /** A key of the right form; what it signs does not matter here. */
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f me";

    private final SplittableRandom random;
    private final List<? extends Resource<?, ?>> there;
    private final ResourceId image;
    private final List<ResourceId> flavors;

    /** @param there what can be pointed at */
    Wishes(SplittableRandom random, List<? extends Resource<?, ?>> there, ResourceId image, List<ResourceId> flavors) {
        this.random = random;
        this.there = there;
        this.image = image;
        this.flavors = flavors;
    }

    /** Something new; empty if there is nothing yet to put it on. */
    Optional<Record> some() {
        return switch (random.nextInt(22)) {
            case 0, 1 -> Optional.of(vpc());
            case 2, 3, 4 -> one("Vpc").map(this::subnet);
            case 5 -> Optional.of(group());
            case 6, 7 -> one("Subnet").map(this::port);
            case 8, 9 -> Optional.of(new FloatingIpSpec(maybe(one("Port")), Optional.empty()));
            case 10 -> one("Vpc").map(this::balancer);
            case 11, 12 -> Optional.of(new VolumeSpec(random.nextInt(1, 5)));
            case 13 -> Optional.of(new KeyPairSpec(KEY));
            case 14, 15, 16 -> Optional.of(instance());
            case 17, 18 ->
                one("Instance").flatMap(i -> one("Volume").map(v -> new VolumeAttachmentSpec(i, v, Optional.empty())));
            case 19 -> one("Subnet").map(this::service);
            case 20 -> one("Subnet").map(subnet -> application(subnet, random.nextInt(64, 900)));
            default -> Optional.of(stack(768));
        };
    }

    /** The same thing otherwise. */
    Record changed(Record spec) {
        return switch (spec) {
            case VpcSpec vpc -> new VpcSpec(vpc.cidr(), Optional.of(random.nextBoolean()));
            case SubnetSpec subnet ->
                new SubnetSpec(subnet.vpc(), subnet.cidr(), List.of(IpAddress.parse("9.9.9." + random.nextInt(9))));
            case SecurityGroupSpec group -> group();
            case PortSpec port ->
                new PortSpec(port.subnet(), groups(), port.address(), Optional.of(random.nextBoolean()));
            case FloatingIpSpec floating -> new FloatingIpSpec(maybe(one("Port")), floating.address());
            case LoadBalancerSpec balancer ->
                new LoadBalancerSpec(
                        balancer.vpc(), balancer.subnet(), balancer.address(), listeners(), balancer.healthCheck());
            case VolumeSpec volume -> new VolumeSpec(volume.sizeGiB() + random.nextInt(-1, 3));
            case InstanceSpec instance -> resized(instance);
            case ServiceInstanceSpec service ->
                new ServiceInstanceSpec(
                        service.service(),
                        Optional.of(random.nextBoolean() ? ServicePlan.SMALL : ServicePlan.MEDIUM),
                        service.version(),
                        service.network(),
                        service.parameters());
            case ApplicationSpec application ->
                application(application.network().subnet(), random.nextInt(64, 900));
            case StackSpec stack -> stack(random.nextInt(512, 900));
            default -> spec;
        };
    }

    private VpcSpec vpc() {
        return new VpcSpec(
                Cidr.parse(random.nextBoolean() ? "10.1.0.0/16" : "10.2.0.0/16"),
                random.nextInt(5) == 0 ? Optional.of(true) : Optional.empty());
    }

    private SubnetSpec subnet(ResourceId vpc) {
        return new SubnetSpec(
                vpc, Cidr.parse("10.%d.0.%d/28".formatted(random.nextInt(1, 3), 16 * random.nextInt(3))), List.of());
    }

    private SecurityGroupSpec group() {
        var rules = new ArrayList<RuleSpec>();
        rules.add(rule(Optional.empty(), Optional.of(true)));
        one("SecurityGroup").ifPresent(group -> rules.add(rule(Optional.of(group), Optional.empty())));
        return new SecurityGroupSpec(random.nextInt(4) == 0 ? List.of() : rules);
    }

    private static RuleSpec rule(Optional<ResourceId> group, Optional<Boolean> self) {
        return new RuleSpec(Direction.INGRESS, Protocol.TCP, Optional.of("80"), Optional.<Cidr>empty(), group, self);
    }

    private PortSpec port(ResourceId subnet) {
        Optional<IpAddress> address = random.nextInt(3) == 0
                ? Optional.of(IpAddress.parse("10.1.0." + random.nextInt(48)))
                : Optional.empty();
        return new PortSpec(subnet, groups(), address, Optional.empty());
    }

    private LoadBalancerSpec balancer(ResourceId vpc) {
        return new LoadBalancerSpec(
                vpc,
                maybe(one("Subnet")),
                Optional.empty(),
                listeners(),
                Optional.of(
                        new HealthCheckSpec(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())));
    }

    private List<ListenerSpec> listeners() {
        var members = random.nextBoolean()
                ? one("Port").map(port -> List.of(MemberSpec.of(port, 80))).orElse(List.of())
                : one("Application")
                        .map(app -> List.of(MemberSpec.behind(app, 8080)))
                        .orElse(List.of());
        return List.of(new ListenerSpec(Transport.TCP, random.nextInt(80, 90), members));
    }

    private InstanceSpec instance() {
        boolean flavored = random.nextBoolean();
        return new InstanceSpec(
                flavored ? Optional.of(flavors.get(random.nextInt(flavors.size()))) : Optional.empty(),
                flavored ? Optional.empty() : Optional.of(random.nextInt(1, 4)),
                flavored ? Optional.empty() : Optional.of(random.nextLong(128, 1200)),
                image,
                Optional.of(random.nextInt(1, 4)),
                networks(),
                maybe(one("KeyPair")).stream().toList(),
                Optional.empty(),
                random.nextInt(5) == 0 ? Optional.of(InstanceSpec.Power.STOPPED) : Optional.empty(),
                Optional.empty(),
                Map.of(),
                random.nextInt(4) == 0 ? Optional.of("apart") : Optional.empty());
    }

    private List<NetworkAttachment> networks() {
        var networks = new ArrayList<NetworkAttachment>();
        for (int i = random.nextInt(3); i > 0; i--) {
            one("Subnet").ifPresent(subnet -> networks.add(attachment(subnet)));
        }
        return networks;
    }

    private NetworkAttachment attachment(ResourceId subnet) {
        return new NetworkAttachment(subnet, groups(), Optional.empty());
    }

    private InstanceSpec resized(InstanceSpec spec) {
        return new InstanceSpec(
                Optional.empty(),
                Optional.of(random.nextInt(1, 5)),
                Optional.of(random.nextLong(128, 1500)),
                spec.image(),
                spec.rootDiskGiB(),
                spec.networks(),
                spec.keyPairs(),
                spec.userData(),
                spec.power(),
                spec.restarts(),
                spec.hostLabels(),
                spec.spreadGroup());
    }

    private ServiceInstanceSpec service(ResourceId subnet) {
        return new ServiceInstanceSpec(
                random.nextBoolean() ? ServiceClass.MYSQL : ServiceClass.REDIS,
                Optional.empty(),
                Optional.empty(),
                attachment(subnet),
                Map.of());
    }

    private ApplicationSpec application(ResourceId subnet, int memory) {
        Map<String, ResourceId> bindings =
                maybe(one("ServiceInstance")).map(db -> Map.of("db", db)).orElse(Map.of());
        return new ApplicationSpec(
                "service-hall",
                attachment(subnet),
                8080,
                Optional.of("/healthz"),
                memory,
                maybe(Optional.of(random.nextInt(1, 4))),
                Optional.of(random.nextInt(3)),
                random.nextInt(5) == 0 ? Optional.of(true) : Optional.empty(),
                Map.of(),
                bindings,
                List.of("SECRET"),
                List.of());
    }

    private StackSpec stack(int memory) {
        return new StackSpec(
                PlatformScenario.TEMPLATE,
                Optional.of(Map.of(
                        "title", "大厅", "applicationMemoryMiB", memory, "network", "10." + random.nextInt(60, 62))));
    }

    private List<ResourceId> groups() {
        return maybe(one("SecurityGroup")).stream().toList();
    }

    private Optional<ResourceId> one(String kind) {
        var some = there.stream()
                .filter(r -> r.metadata().kind().equals(kind))
                .map(Resource::id)
                .toList();
        return some.isEmpty() ? Optional.empty() : Optional.of(some.get(random.nextInt(some.size())));
    }

    private <V> Optional<V> maybe(Optional<V> value) {
        return random.nextInt(3) == 0 ? Optional.empty() : value;
    }
}
