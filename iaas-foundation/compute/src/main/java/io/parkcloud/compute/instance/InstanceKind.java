package io.parkcloud.compute.instance;

import io.parkcloud.compute.ComputeErrors;
import io.parkcloud.compute.console.ConsoleTickets;
import io.parkcloud.compute.flavor.FlavorKind;
import io.parkcloud.compute.image.ImageKind;
import io.parkcloud.compute.image.ImageSpec;
import io.parkcloud.compute.instance.InstanceSpec.Power;
import io.parkcloud.compute.keypair.KeyPairKind;
import io.parkcloud.compute.spi.InstanceRef;
import io.parkcloud.control.audit.AuditTrail.Subject;
import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Action;
import io.parkcloud.control.kind.Charge;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Proposal;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Reference;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.kind.World;
import io.parkcloud.control.security.Principal;
import io.parkcloud.kernel.Resource;
import io.parkcloud.network.NetworkAttachment;
import io.parkcloud.network.subnet.SubnetSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** A guest that belongs to a project. */
public final class InstanceKind implements Kind<InstanceSpec, InstanceStatus> {

    public static final KindName NAME = new KindName("Instance", "instances", "compute");

    private static final int SERIAL_BYTES = 64 << 10;

    private final InstanceEngines engines;
    private final ConsoleTickets tickets;

    public InstanceKind(InstanceEngines engines, ConsoleTickets tickets) {
        this.engines = engines;
        this.tickets = tickets;
    }

    @Override
    public KindName name() {
        return NAME;
    }

    @Override
    public Scope scope() {
        return Scope.PROJECT;
    }

    @Override
    public Access access() {
        return Access.PROJECT;
    }

    @Override
    public Class<InstanceSpec> specType() {
        return InstanceSpec.class;
    }

    @Override
    public Class<InstanceStatus> observedType() {
        return InstanceStatus.class;
    }

    @Override
    public InstanceStatus unobserved() {
        return InstanceStatus.UNSEEN;
    }

    @Override
    public Reconciler<InstanceSpec, InstanceStatus> reconciler() {
        return new InstanceReconciler(engines);
    }

    @Override
    public List<Charge> charges(InstanceSpec spec) {
        var size = size(spec);
        return List.of(
                new Charge("instances", 1),
                new Charge("vcpu", size.map(InstanceSize::vcpus).orElse(0)),
                new Charge("memory_mib", size.map(InstanceSize::memoryMiB).orElse(0L)));
    }

    @Override
    public List<Reference> references(InstanceSpec spec) {
        var references = new ArrayList<Reference>();
        references.add(Reference.to("/image", ImageKind.NAME.singular(), spec.image()));
        spec.flavor().ifPresent(id -> references.add(Reference.to("/flavor", FlavorKind.NAME.singular(), id)));
        for (int i = 0; i < spec.keyPairs().size(); i++) {
            references.add(Reference.to(
                    "/keyPairs/" + i,
                    KeyPairKind.NAME.singular(),
                    spec.keyPairs().get(i)));
        }
        for (int i = 0; i < spec.networks().size(); i++) {
            references.addAll(spec.networks().get(i).references("/networks/" + i));
        }
        return references;
    }

    @Override
    public void check(Proposal<InstanceSpec> proposal, World world) {
        var spec = proposal.spec();
        if (spec.flavor().isPresent()
                == (spec.vcpus().isPresent() || spec.memoryMiB().isPresent())) {
            throw ComputeErrors.SIZE_MISSING.error(
                    "give \"%s\" either /spec/flavor, or both /spec/vcpus and /spec/memoryMiB", proposal.name());
        }
        var size = size(spec)
                .orElseThrow(() -> ComputeErrors.SIZE_MISSING.error(
                        "\"%s\" needs both /spec/vcpus and /spec/memoryMiB, or a /spec/flavor", proposal.name()));
        checkImage(proposal, size, world.find(ImageSpec.class, spec.image()).orElseThrow());
        for (var network : spec.networks()) {
            checkZone(proposal, world, network);
        }
        checkFixed(proposal);
    }

    @Override
    public Map<String, Action<InstanceSpec, InstanceStatus>> actions() {
        return Map.of(
                "start", new Action.Change<>(spec -> spec.with(Power.RUNNING, spec.restartsWanted())),
                "stop", new Action.Change<>(spec -> spec.with(Power.STOPPED, spec.restartsWanted())),
                "reboot", new Action.Change<>(spec -> spec.with(Power.RUNNING, spec.restartsWanted() + 1)),
                "console", new Action.Answer<>((instance, arguments, who) -> console(instance, who)),
                "serial-log", new Action.Answer<>((instance, arguments) -> serialLog(instance)));
    }

    private Map<String, Object> console(Resource<InstanceSpec, InstanceStatus> instance, Principal who) {
        var ref = running(instance);
        if (engines.compute().console(ref).isEmpty()) {
            throw ComputeErrors.NOT_RUNNING.error("instance \"%s\" has no screen now: start it first", instance.name());
        }
        var subject = new Subject(
                instance.metadata().tenant(), instance.metadata().project(), instance.id(), instance.name());
        var ticket = tickets.issue(ref, subject, who.name());
        return Map.of(
                "ticket",
                ticket,
                "path",
                ConsoleTickets.PATH + "/" + ticket,
                "protocol",
                "rfb",
                "expiresInSeconds",
                ConsoleTickets.LIFETIME.toSeconds());
    }

    private Map<String, Object> serialLog(Resource<InstanceSpec, InstanceStatus> instance) {
        return Map.of("text", engines.compute().serialTail(running(instance), SERIAL_BYTES));
    }

    private static InstanceRef running(Resource<InstanceSpec, InstanceStatus> instance) {
        return instance.observed()
                .host()
                .map(host -> new InstanceRef(host, instance.id()))
                .orElseThrow(() -> ComputeErrors.NOT_RUNNING.error(
                        "instance \"%s\" has not been placed yet: wait until it is Ready", instance.name()));
    }

    private Optional<InstanceSize> size(InstanceSpec spec) {
        return InstanceSize.of(spec, spec.flavor().flatMap(engines.flavors()::find));
    }

    private static void checkImage(Proposal<InstanceSpec> proposal, InstanceSize size, Resource<ImageSpec, ?> image) {
        if (size.memoryMiB() < image.spec().minMemoryMiB()) {
            throw ComputeErrors.IMAGE_DOES_NOT_FIT.error(
                    "\"%s\" would have %d MiB of memory, but image \"%s\" needs %d: choose a larger size",
                    proposal.name(),
                    size.memoryMiB(),
                    image.name(),
                    image.spec().minMemoryMiB());
        }
        int disk = size.rootDiskGiB().orElse(image.spec().minDiskGiB());
        if (disk < image.spec().minDiskGiB()) {
            throw ComputeErrors.IMAGE_DOES_NOT_FIT.error(
                    "\"%s\" would have a root disk of %d GiB, but image \"%s\" needs %d: ask for a larger one",
                    proposal.name(), disk, image.name(), image.spec().minDiskGiB());
        }
    }

    private static void checkZone(Proposal<InstanceSpec> proposal, World world, NetworkAttachment network) {
        world.find(SubnetSpec.class, network.subnet()).ifPresent(subnet -> {
            if (subnet.metadata().zone() != proposal.zone()) {
                throw ComputeErrors.ZONE_DIFFERS.error(
                        "\"%s\" would stand in zone %s, but subnet \"%s\" is in zone %s; create it in zone %s",
                        proposal.name(),
                        proposal.zone(),
                        subnet.name(),
                        subnet.metadata().zone(),
                        subnet.metadata().zone());
            }
        });
    }

    private static void checkFixed(Proposal<InstanceSpec> proposal) {
        fixed(proposal, "/image", InstanceSpec::image);
        fixed(proposal, "/networks", InstanceSpec::networks);
        fixed(proposal, "/keyPairs", InstanceSpec::keyPairs);
        fixed(proposal, "/userData", InstanceSpec::userData);
        fixed(proposal, "/rootDiskGiB", InstanceSpec::rootDiskGiB);
        fixed(proposal, "/hostLabels", InstanceSpec::hostLabels);
        fixed(proposal, "/spreadGroup", InstanceSpec::spreadGroup);
    }

    private static void fixed(Proposal<InstanceSpec> proposal, String field, Function<InstanceSpec, ?> value) {
        proposal.before().ifPresent(before -> {
            if (!Objects.equals(value.apply(before.spec()), value.apply(proposal.spec()))) {
                throw ComputeErrors.FIXED.error(
                        "/spec%s of instance \"%s\" is set once: make another instance", field, proposal.name());
            }
        });
    }
}
