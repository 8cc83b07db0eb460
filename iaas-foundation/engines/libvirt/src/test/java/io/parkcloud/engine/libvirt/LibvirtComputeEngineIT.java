package io.parkcloud.engine.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parkcloud.compute.spi.DiskAttachment;
import io.parkcloud.compute.spi.Fence;
import io.parkcloud.compute.spi.GuestSeed;
import io.parkcloud.compute.spi.GuestState;
import io.parkcloud.compute.spi.InstanceRef;
import io.parkcloud.compute.spi.ObservedInstance;
import io.parkcloud.compute.spi.StopMode;
import io.parkcloud.engine.local.tool.Commands;
import io.parkcloud.engine.testkit.compute.ComputeFixture;
import io.parkcloud.engine.testkit.compute.DefinitionContract;
import io.parkcloud.engine.testkit.compute.DiskContract;
import io.parkcloud.engine.testkit.compute.PowerContract;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The libvirt driver keeps every rule of compute, with real guests under QEMU. */
@TestInstance(Lifecycle.PER_CLASS)
final class LibvirtComputeEngineIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final LibvirtFixture fixture = LibvirtFixture.open(PATIENCE);

    @AfterAll
    void stop() throws IOException {
        fixture.close();
    }

    @Nested
    class Definitions extends DefinitionContract {
        @Override
        protected ComputeFixture fixture() {
            return fixture;
        }
    }

    @Nested
    class Power extends PowerContract {
        @Override
        protected ComputeFixture fixture() {
            return fixture;
        }
    }

    @Nested
    class Disks extends DiskContract {
        @Override
        protected ComputeFixture fixture() {
            return fixture;
        }
    }

    @Test
    void guestsSurviveADeadDaemonAndAreFoundAgain() throws IOException {
        var request = fixture.request(new ResourceId(UUID.randomUUID()));
        var engine = fixture.engine();
        engine.define(request, 1);
        engine.start(request.ref(), 1);
        long guest = fixture.daemon().pidOfGuest(fixture.nameOf(request.ref()));
        fixture.daemon().kill();
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> engine.observe(request.ref()))
                .withMessageContaining("is libvirtd running?")
                .extracting(EngineException::code)
                .isEqualTo(EngineErrors.UNAVAILABLE);
        fixture.daemon().restart();
        assertThat(engine.observe(request.ref())).map(ObservedInstance::state).hasValue(GuestState.RUNNING);
        assertThat(fixture.daemon().pidOfGuest(fixture.nameOf(request.ref()))).isEqualTo(guest);
        engine.delete(request.ref(), 1);
        assertThat(engine.observe(request.ref())).isEmpty();
    }

    @Test
    void aGuestReadsItsSeedAndFormatsTheDiskItIsGivenWhileItRuns() {
        var id = new ResourceId(UUID.randomUUID());
        var seed = new GuestSeed("web-1", List.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE8 tester"), """
                #cloud-config
                fs_setup:
                  - device: /dev/vdb
                    filesystem: ext4
                mounts:
                  - [ /dev/vdb, /data ]
                """);
        var request = fixture.request(id, seed, List.of(fixture.disk(new ResourceId(UUID.randomUUID()))));
        var engine = fixture.engine();
        try {
            engine.define(request, 1);
            engine.start(request.ref(), 1);
            awaitSerial(request.ref(), "host name web-1");
            awaitSerial(request.ref(), "ready");
            var volume = fixture.disk(new ResourceId(UUID.randomUUID()));
            engine.attachDisk(request.ref(), volume, new Fence(volume.volume(), 1));
            awaitSerial(request.ref(), "disk vdb serial " + DiskAttachment.serialOf(volume.volume()));
            awaitSerial(request.ref(), "mounted /dev/vdb on /data");
            engine.stop(request.ref(), StopMode.ASK, 1);
            Awaitility.await().atMost(PATIENCE).until(() -> engine.observe(request.ref())
                    .filter(seen -> seen.state() == GuestState.STOPPED)
                    .isPresent());
        } finally {
            engine.delete(request.ref(), 1);
        }
    }

    @Test
    void theProbeTellsAnAcceleratorThatBootsFromOneThatDoesNot() throws IOException {
        var folder = Files.createDirectories(fixture.root().resolve("probe"));
        var probe = new BootProbe(
                Path.of("/usr/bin/qemu-system-x86_64"),
                folder,
                new Commands(Duration.ofSeconds(20)),
                Path.of("/dev/zero"));
        assertThat(probe.boots("tcg", "qemu64")).isTrue();
        assertThat(probe.boots("no-such-accelerator", "qemu64")).isFalse();
        assertThat(probe.passes()).isEqualTo(probe.passes());
        assertThat(folder.resolve("acceleration")).exists();
    }

    private void awaitSerial(InstanceRef ref, String text) {
        Awaitility.await("the serial console says: " + text)
                .atMost(PATIENCE)
                .until(() -> fixture.engine().serialTail(ref, 1 << 16).contains(text));
    }
}
