package io.parkcloud.engine.simulated.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parkcloud.compute.ComputeErrors;
import io.parkcloud.compute.attachment.VolumeAttachmentKind;
import io.parkcloud.compute.attachment.VolumeAttachmentSpec;
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
import io.parkcloud.compute.instance.InstanceSpec;
import io.parkcloud.compute.instance.InstanceSpec.Power;
import io.parkcloud.compute.instance.InstanceStatus;
import io.parkcloud.compute.keypair.KeyPairKind;
import io.parkcloud.compute.placement.MemoryCapacityLedger;
import io.parkcloud.compute.placement.Placement;
import io.parkcloud.compute.spi.GuestState;
import io.parkcloud.compute.spi.HostFacts;
import io.parkcloud.compute.spi.ImagePart.Role;
import io.parkcloud.compute.spi.InstanceRef;
import io.parkcloud.compute.spi.ObservedInstance;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.store.memory.MemoryStore;
import io.parkcloud.control.testkit.ControlPlane;
import io.parkcloud.engine.simulated.Faults;
import io.parkcloud.engine.simulated.SeededFaults;
import io.parkcloud.engine.simulated.network.SimulatedNetworkEngine;
import io.parkcloud.engine.simulated.storage.SimulatedStorageEngine;
import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.ExternalNetwork;
import io.parkcloud.storage.volume.VolumeKind;
import io.parkcloud.storage.volume.VolumeSpec;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compute and storage kinds from wish to guest and back, over simulated engines, with and without faults. */
final class InstanceLifeTest {

    private static final ByteSize HOST_MEMORY = ByteSize.ofMiB(1024 + 2048);

    private final MemoryStore store = new MemoryStore();
    private final MemoryCapacityLedger ledger = new MemoryCapacityLedger();
    private SimulatedComputeEngine compute = compute(Faults.none());
    private SimulatedStorageEngine storage = new SimulatedStorageEngine(ByteSize.ofGiB(1000), Faults.none());
    private ControlPlane plane = plane(Faults.none());

    private static SimulatedComputeEngine compute(Faults faults) {
        return new SimulatedComputeEngine(
                IntStream.range(0, 2)
                        .mapToObj(i -> new HostFacts(
                                ResourceId.PLATFORM.derive("h" + i), "h" + i, 2, HOST_MEMORY, "x86_64", true))
                        .toList(),
                faults);
    }

    private ControlPlane plane(Faults faults) {
        compute = compute(faults);
        storage = new SimulatedStorageEngine(ByteSize.ofGiB(1000), faults);
        var images = new SimulatedImageStore(faults);
        var placement = new Placement(ledger, Clock.systemUTC());
        var engines = new InstanceEngines(compute, storage, images, ledger, placement, new FlavorCatalog(store));
        var outside = new ExternalNetwork(Cidr.parse("172.31.0.0/16"), IpAddress.parse("172.31.0.1"));
        var hosts = new HostKind(compute, new SimulatedNetworkEngine(outside, faults), ledger);
        var kinds = List.<Kind<?, ?>>of(
                new FlavorKind(),
                new KeyPairKind(),
                new ImageKind(images),
                hosts,
                new InstanceKind(engines, new ConsoleTickets(Optional.empty(), Clock.systemUTC(), new Random(1))),
                new VolumeKind(storage),
                new VolumeAttachmentKind(compute, storage, ledger));
        return new ControlPlane(store, kinds);
    }

    /** Hosts, a flavor and an image, as an operator leaves them. @return flavor and image */
    private List<ResourceId> furnish() {
        var flavor = plane.create("small", new FlavorSpec(1, 512, 1)).resource().id();
        var part = new ImageSpec.Part(Role.DISK, URI.create("http://images/x"), Optional.empty());
        var image = plane.create("debian", new ImageSpec(List.of(part), Optional.empty(), Optional.empty(), 128, 1))
                .resource()
                .id();
        for (int i = 0; i < 2; i++) {
            enrol(i);
        }
        settle();
        return List.of(flavor, image);
    }

    private void enrol(int i) {
        var kind = plane.resources().kinds().of(HostSpec.class);
        plane.resources()
                .create(
                        io.parkcloud.control.security.Principal.system("test"),
                        kind,
                        new io.parkcloud.control.resource.Requests.Create<>(
                                io.parkcloud.control.resource.Requests.Place.PLATFORM,
                                Optional.of(ResourceId.PLATFORM.derive("h" + i)),
                                io.parkcloud.kernel.NetworkZone.PRIVATE,
                                "h" + i,
                                Map.of(),
                                HostSpec.usual(),
                                Optional.empty(),
                                Optional.empty(),
                                "test"));
    }

    private static InstanceSpec spec(List<ResourceId> furniture, Optional<String> group) {
        return new InstanceSpec(
                Optional.of(furniture.get(0)),
                Optional.empty(),
                Optional.empty(),
                furniture.get(1),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of("#cloud-config\n"),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                group);
    }

    private void settle() {
        plane.settleWithin(Duration.ofMinutes(2), 3000);
    }

    private Resource<InstanceSpec, ?> instance(ResourceId id) {
        return plane.find(InstanceSpec.class, id).orElseThrow();
    }

    private Optional<GuestState> state(ResourceId id) {
        var status = (InstanceStatus) instance(id).observed();
        return status.host()
                .flatMap(host -> compute.observe(new InstanceRef(host, id)))
                .map(ObservedInstance::state);
    }

    private long guests() {
        return compute.hosts().stream()
                .mapToLong(h -> compute.observeAll(h.id()).size())
                .sum();
    }

    @Test
    void anInstanceRunsStopsStartsAndLeavesNothing() {
        var furniture = furnish();
        var id = plane.create("web", spec(furniture, Optional.empty()))
                .resource()
                .id();
        settle();
        assertThat(instance(id).ready()).isTrue();
        assertThat(state(id)).hasValue(GuestState.RUNNING);
        plane.change(id, withPower(id, Power.STOPPED));
        settle();
        assertThat(state(id)).hasValue(GuestState.STOPPED);
        assertThat(instance(id).ready()).isTrue();
        plane.change(id, withPower(id, Power.RUNNING));
        settle();
        assertThat(state(id)).hasValue(GuestState.RUNNING);
        plane.delete(id);
        settle();
        assertThat(plane.find(InstanceSpec.class, id)).isEmpty();
        assertNothingLeft();
    }

    @Test
    void aCrashedGuestIsStartedAgainOnTheSameHost() {
        var furniture = furnish();
        var id = plane.create("web", spec(furniture, Optional.empty()))
                .resource()
                .id();
        settle();
        var before = (InstanceStatus) instance(id).observed();
        compute.crash(id);
        store.wake(List.of(id), plane.clock().instant());
        settle();
        assertThat(state(id)).hasValue(GuestState.RUNNING);
        var after = (InstanceStatus) instance(id).observed();
        assertThat(after.host()).isEqualTo(before.host());
        assertThat(after.crashes()).isEqualTo(1);
        assertThat(instance(id).status().condition("Healed")).isPresent();
    }

    @Test
    void aRefusalSaysPerHostWhyAndEndsWhenThereIsRoom() {
        var furniture = furnish();
        var ids = new ArrayList<ResourceId>();
        for (int i = 0; i < 9; i++) {
            ids.add(plane.create("i" + i, spec(furniture, Optional.empty()))
                    .resource()
                    .id());
        }
        settle();
        assertThat(guests()).isEqualTo(8); // two hosts with 2048 MiB for guests each, 512 MiB a guest
        var waiting = ids.stream().map(this::instance).filter(i -> !i.ready()).toList();
        assertThat(waiting).hasSize(1);
        assertThat(waiting.getFirst().status().condition("Ready")).hasValueSatisfying(condition -> {
            assertThat(condition.reason()).isEqualTo(ComputeErrors.NO_HOST.id());
            assertThat(condition.message()).contains("of 2 host(s): 2 without enough free memory (h", "0 MiB free");
        });
        plane.delete(ids.stream().filter(id -> instance(id).ready()).findFirst().orElseThrow());
        settle();
        assertThat(instance(waiting.getFirst().id()).ready()).isTrue();
    }

    @Test
    void membersOfASpreadGroupAreKeptApart() {
        var furniture = furnish();
        var ids = IntStream.range(0, 3)
                .mapToObj(i -> plane.create("s" + i, spec(furniture, Optional.of("db")))
                        .resource()
                        .id())
                .toList();
        settle();
        assertThat(ids.stream().filter(id -> instance(id).ready())).hasSize(2);
        assertThat(ids.stream()
                        .flatMap(id -> ((InstanceStatus) instance(id).observed()).host().stream())
                        .distinct())
                .hasSize(2);
    }

    @Test
    void aVolumeIsPluggedInAndOutAndGuardedWhileItIs() {
        var furniture = furnish();
        var volume = plane.create("data", new VolumeSpec(3)).resource().id();
        var id = plane.create("web", spec(furniture, Optional.empty()))
                .resource()
                .id();
        var attachment = plane.create("a", new VolumeAttachmentSpec(id, volume, Optional.empty()))
                .resource()
                .id();
        settle();
        assertThat(plane.find(VolumeAttachmentSpec.class, attachment)
                        .orElseThrow()
                        .ready())
                .isTrue();
        var host = ((InstanceStatus) instance(id).observed()).host().orElseThrow();
        assertThat(compute.observe(new InstanceRef(host, id)).orElseThrow().disks())
                .contains(volume);
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> plane.create("b", new VolumeAttachmentSpec(id, volume, Optional.empty())))
                .extracting(PlatformException::code)
                .isEqualTo(ComputeErrors.VOLUME_ATTACHED);
        assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> plane.delete(volume));
        plane.delete(attachment);
        settle();
        assertThat(compute.observe(new InstanceRef(host, id)).orElseThrow().disks())
                .doesNotContain(volume);
        plane.delete(volume);
        plane.delete(id);
        settle();
        assertNothingLeft();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverTheEnginesDoNothingIsDoubledOrLeft(long seed) {
        plane = plane(new SeededFaults(seed, 0.2, 0.2, Duration.ZERO, pause -> {}));
        var furniture = furnishPatiently();
        var ids = IntStream.range(0, 6)
                .mapToObj(i -> plane.create("i" + i, spec(furniture, Optional.empty()))
                        .resource()
                        .id())
                .toList();
        plane.settleWithin(Duration.ofMinutes(30), 20_000);
        assertThat(ids).allSatisfy(id -> assertThat(instance(id).phase()).isEqualTo(Phase.READY));
        assertThat(ledger.hosts().stream().mapToLong(h -> h.vcpusTaken()).sum()).isEqualTo(6);
        ids.forEach(plane::delete);
        plane.settleWithin(Duration.ofMinutes(30), 20_000);
        assertThat(ids)
                .allSatisfy(id -> assertThat(plane.find(InstanceSpec.class, id)).isEmpty());
        assertThat(ledger.hosts().stream().mapToLong(h -> h.vcpusTaken()).sum()).isZero();
    }

    private List<ResourceId> furnishPatiently() {
        var furniture = furnish();
        plane.settleWithin(Duration.ofMinutes(30), 20_000);
        return furniture;
    }

    private InstanceSpec withPower(ResourceId id, Power power) {
        var s = instance(id).spec();
        return new InstanceSpec(
                s.flavor(),
                s.vcpus(),
                s.memoryMiB(),
                s.image(),
                s.rootDiskGiB(),
                s.networks(),
                s.keyPairs(),
                s.userData(),
                Optional.of(power),
                s.restarts(),
                s.hostLabels(),
                s.spreadGroup());
    }

    private void assertNothingLeft() {
        assertThat(guests()).isZero();
        assertThat(storage.observeAll()).isEmpty();
        assertThat(ledger.hosts()).allSatisfy(host -> {
            assertThat(host.vcpusTaken()).isZero();
            assertThat(host.memoryMiBTaken()).isZero();
        });
    }
}
