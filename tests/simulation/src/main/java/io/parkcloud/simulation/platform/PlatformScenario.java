package io.parkcloud.simulation.platform;

import io.parkcloud.blueprint.Answers;
import io.parkcloud.blueprint.SharedResources;
import io.parkcloud.blueprint.StackKind;
import io.parkcloud.blueprint.TemplateCatalog;
import io.parkcloud.blueprint.TemplateReader;
import io.parkcloud.compute.attachment.VolumeAttachmentKind;
import io.parkcloud.compute.console.ConsoleTickets;
import io.parkcloud.compute.flavor.FlavorCatalog;
import io.parkcloud.compute.flavor.FlavorKind;
import io.parkcloud.compute.flavor.FlavorSpec;
import io.parkcloud.compute.host.HostKind;
import io.parkcloud.compute.host.HostSpec;
import io.parkcloud.compute.image.ImageKind;
import io.parkcloud.compute.image.ImageSpec;
import io.parkcloud.compute.instance.InstanceEngines;
import io.parkcloud.compute.instance.InstanceKind;
import io.parkcloud.compute.keypair.KeyPairKind;
import io.parkcloud.compute.placement.CapacityLedger;
import io.parkcloud.compute.placement.Placement;
import io.parkcloud.compute.spi.ComputeEngine;
import io.parkcloud.compute.spi.ImagePart.Role;
import io.parkcloud.compute.spi.ImageStore;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindRegistry;
import io.parkcloud.control.resource.Requests.Create;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.security.Principal;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.testkit.ControlPlane;
import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.StraySweep;
import io.parkcloud.network.floatingip.FloatingIpKind;
import io.parkcloud.network.loadbalancer.LoadBalancerKind;
import io.parkcloud.network.port.PortKind;
import io.parkcloud.network.securitygroup.SecurityGroupKind;
import io.parkcloud.network.securitygroup.SecurityGroupSpec;
import io.parkcloud.network.spi.NetworkEngine;
import io.parkcloud.network.subnet.SubnetKind;
import io.parkcloud.network.vpc.VpcKind;
import io.parkcloud.services.ServiceCredentials;
import io.parkcloud.services.ServiceInstanceKind;
import io.parkcloud.services.ServicesProperties;
import io.parkcloud.simulation.Interposed;
import io.parkcloud.simulation.Scenario;
import io.parkcloud.simulation.Setting;
import io.parkcloud.storage.spi.BlockStorageEngine;
import io.parkcloud.storage.volume.VolumeKind;
import io.parkcloud.workloads.Artifacts;
import io.parkcloud.workloads.application.ApplicationBackends;
import io.parkcloud.workloads.application.ApplicationKind;
import io.parkcloud.workloads.application.ReplicaKind;
import io.parkcloud.workloads.spi.WorkloadEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Three organisations on one small box. */
public final class PlatformScenario implements Scenario {

    static final String TEMPLATE = "egov-service-hall";

    /** The image that the template asks for. */
    private static final String IMAGE = "parkcloud-micro";

    private static final int ORGANISATIONS = 3;

    private final Path programs;
    private final List<Place> places = new ArrayList<>();
    private final List<KindRegistry> kinds = new ArrayList<>();
    private final List<TemplateCatalog> templates = new ArrayList<>();
    private final List<Engines> engines = new ArrayList<>();
    private final List<Acts> acts = new ArrayList<>();
    private final List<StraySweep> sweeps = new ArrayList<>();
    private final List<Truth> truth = new ArrayList<>();

    /** @param programs folder with the programs that applications may run */
    public PlatformScenario(Path programs) {
        this.programs = programs;
    }

    @Override
    public List<? extends Kind<?, ?>> kinds(Setting setting) {
        var real = Engines.small(setting);
        engines.add(real);
        acts.add(new Acts(real, setting.turbulence()));
        truth.add(new Truth(real));
        var all = new ArrayList<Kind<?, ?>>();
        all.addAll(network(setting, real));
        all.addAll(compute(setting, real));
        all.addAll(workloads(setting, real));
        all.add(new StackKind(templates::getFirst, kinds::getFirst, shared(), Answers.UNASKED));
        return all;
    }

    private List<Kind<?, ?>> network(Setting setting, Engines real) {
        var network = Interposed.on(NetworkEngine.class, real.network(), setting.turbulence());
        sweeps.add(new StraySweep(network, setting.store(), setting.clock()));
        return List.of(
                new VpcKind(network),
                new SubnetKind(network),
                new PortKind(network),
                new SecurityGroupKind(network),
                new FloatingIpKind(network),
                new LoadBalancerKind(network, new ApplicationBackends()));
    }

    private static List<Kind<?, ?>> compute(Setting setting, Engines real) {
        var faults = setting.turbulence();
        var compute = Interposed.on(ComputeEngine.class, real.compute(), faults);
        var storage = Interposed.on(BlockStorageEngine.class, real.storage(), faults);
        var images = Interposed.on(ImageStore.class, real.images(), faults);
        var ledger = Interposed.on(CapacityLedger.class, real.ledger(), faults);
        var placement = new Placement(ledger, setting.clock());
        var instance =
                new InstanceEngines(compute, storage, images, ledger, placement, new FlavorCatalog(setting.store()));
        return List.of(
                new FlavorKind(),
                new KeyPairKind(),
                new ImageKind(images),
                new HostKind(compute, Interposed.on(NetworkEngine.class, real.network(), faults), ledger),
                new InstanceKind(instance, new ConsoleTickets(Optional.empty(), setting.clock(), new Random(1))),
                new VolumeKind(storage),
                new VolumeAttachmentKind(compute, storage, ledger));
    }

    private List<Kind<?, ?>> workloads(Setting setting, Engines real) {
        var workloads = Interposed.on(WorkloadEngine.class, real.workloads(), setting.turbulence());
        var secrets = ControlPlane.secrets(setting.store());
        var credentials = new ServiceCredentials(secrets);
        var artifacts = new Artifacts(programs);
        return List.of(
                new ApplicationKind(workloads, artifacts, secrets, credentials),
                new ReplicaKind(workloads, artifacts, programs, secrets, credentials),
                new ServiceInstanceKind(workloads, credentials, new ServicesProperties(List.of(), List.of())));
    }

    private static SharedResources shared() {
        return (kind, name) -> Optional.of(shared(kind, name));
    }

    private static ResourceId shared(String kind, String name) {
        return ResourceId.PLATFORM.derive(kind + "/" + name);
    }

    @Override
    public List<Place> places(ControlPlane plane) {
        if (places.isEmpty()) {
            for (int i = 0; i < ORGANISATIONS; i++) {
                places.add(new Place(plane.nextId(), plane.nextId()));
            }
            kinds.add(plane.resources().kinds());
            templates.add(new TemplateCatalog(
                    List.of(new TemplateReader(kinds.getFirst()).read("template.yaml", templateText()))));
        }
        return places;
    }

    private static String templateText() {
        var file = "/templates/" + TEMPLATE + "/template.yaml";
        try (var in = Objects.requireNonNull(PlatformScenario.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void prepare(ControlPlane plane) {
        offer(plane, IMAGE, shared("Image", IMAGE), image(0, Role.KERNEL, Role.INITRD));
        offer(plane, "debian", shared("Image", "debian"), image(1, Role.DISK));
        offer(plane, "small", shared("Flavor", "small"), new FlavorSpec(1, 256, 1));
        offer(plane, "large", shared("Flavor", "large"), new FlavorSpec(4, 1024, 2));
        Engines.hosts().forEach(host -> offer(plane, host.name(), host.id(), HostSpec.usual()));
        for (var place : places) {
            Store store = plane.store();
            store.setLimits(place.project(), Map.of("ports", 9L, "vcpu", 12L, "volume_gib", 14L, "applications", 2L));
            store.setLimits(place.tenant(), Map.of("instances", 6L, "floating_ips", 3L));
        }
        acts.getFirst()
                .begin(
                        places,
                        shared("Image", "debian"),
                        List.of(shared("Flavor", "small"), shared("Flavor", "large")));
    }

    private static ImageSpec image(int minDiskGiB, Role... roles) {
        var parts = Arrays.stream(roles)
                .map(role -> new ImageSpec.Part(role, URI.create("http://images/" + role), Optional.empty()))
                .toList();
        return new ImageSpec(parts, Optional.empty(), Optional.empty(), 64, minDiskGiB);
    }

    private static <S extends Record> void offer(ControlPlane plane, String name, ResourceId id, S spec) {
        @SuppressWarnings("unchecked") // a spec's own class
        var kind = plane.resources().kinds().of((Class<S>) spec.getClass());
        plane.resources()
                .create(
                        Principal.system("operator"),
                        kind,
                        new Create<>(
                                Place.PLATFORM,
                                Optional.of(id),
                                NetworkZone.PRIVATE,
                                name,
                                Map.of(),
                                spec,
                                Optional.empty(),
                                Optional.empty(),
                                "simulation"));
    }

    @Override
    public void act(ControlPlane plane, SplittableRandom random, Consumer<String> story) {
        acts.getFirst().act(plane, random, story);
    }

    @Override
    public void sweep() {
        sweeps.getFirst().sweep();
    }

    /** Groups that allow each other hold each other. */
    @Override
    public void untangle(ControlPlane plane) {
        for (var place : places) {
            plane.store().within(place.tenant(), Optional.empty(), Integer.MAX_VALUE).stream()
                    .filter(row ->
                            row.kind().equals("SecurityGroup") && row.owner() == null && row.deletionAt() == null)
                    .forEach(row -> plane.change(row.id(), new SecurityGroupSpec(List.of())));
        }
    }

    @Override
    public List<String> leftovers() {
        return truth.getFirst().leftovers();
    }

    @Override
    public List<String> violations(List<Resource<?, ?>> resources) {
        return truth.getFirst().always(resources);
    }

    @Override
    public List<String> unsettled(List<Resource<?, ?>> resources) {
        return truth.getFirst().settled(resources);
    }
}
