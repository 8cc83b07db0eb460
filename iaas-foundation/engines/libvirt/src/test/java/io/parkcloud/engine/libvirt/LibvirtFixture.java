package io.parkcloud.engine.libvirt;

import io.parkcloud.compute.spi.Boot;
import io.parkcloud.compute.spi.ComputeEngine;
import io.parkcloud.compute.spi.DiskAttachment;
import io.parkcloud.compute.spi.GuestSeed;
import io.parkcloud.compute.spi.InstanceRef;
import io.parkcloud.compute.spi.InstanceRequest;
import io.parkcloud.compute.spi.NicAttachment;
import io.parkcloud.engine.libvirt.LibvirtProperties.Acceleration;
import io.parkcloud.engine.local.tool.Commands;
import io.parkcloud.engine.testkit.compute.ComputeFixture;
import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.storage.spi.DiskFormat;
import io.parkcloud.storage.spi.DiskSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** The driver, a libvirtd of its own and a guest image, all in one temporary folder. */
record LibvirtFixture(
        Path root,
        OwnLibvirtd daemon,
        LibvirtComputeEngine driver,
        String installation,
        Boot.Kernel boot,
        Duration patience)
        implements ComputeFixture, AutoCloseable {

    static LibvirtFixture open(Duration patience) {
        try {
            var boot = MicroImage.boot();
            // Socket paths must be short, and a build folder's path may be long.
            var root = Files.createTempDirectory("pclv");
            var daemon = new OwnLibvirtd(root.resolve("d"));
            var installation = "%06x".formatted(ProcessHandle.current().pid() & 0xffffff);
            var properties = new LibvirtProperties(
                    daemon.uri(),
                    installation,
                    "br-none",
                    root.resolve("s"),
                    Path.of("/usr/bin/qemu-system-x86_64"),
                    Acceleration.AUTO,
                    Duration.ofSeconds(3),
                    "");
            return new LibvirtFixture(
                    root, daemon, LibvirtEngines.open(properties, Clock.systemUTC()), installation, boot, patience);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public ComputeEngine engine() {
        return driver;
    }

    @Override
    public InstanceRequest request(ResourceId instance) {
        return request(instance, new GuestSeed("guest", List.of(), ""), List.of());
    }

    InstanceRequest request(ResourceId instance, GuestSeed seed, List<DiskAttachment> disks) {
        var nics = List.<NicAttachment>of();
        var ref = new InstanceRef(driver.hosts().get(0).id(), instance);
        return new InstanceRequest(ref, 1, ByteSize.ofMiB(256), boot, disks, nics, seed);
    }

    @Override
    public DiskAttachment disk(ResourceId volume) {
        var file = root.resolve(volume + ".qcow2");
        if (!Files.exists(file)) {
            new Commands(Duration.ofSeconds(20)).run("qemu-img", "create", "-q", "-f", "qcow2", file.toString(), "64M");
        }
        return new DiskAttachment(volume, new DiskSource.HostFile(file, DiskFormat.QCOW2), false);
    }

    @Override
    public void kill(InstanceRef instance) {
        try {
            ProcessHandle.of(daemon.pidOfGuest(nameOf(instance))).orElseThrow().destroyForcibly();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String nameOf(InstanceRef instance) {
        return "pc" + installation + "-" + instance.instance();
    }

    @Override
    public void close() throws IOException {
        driver.close();
        daemon.close();
        try (var files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> {
                if (!file.delete()) {
                    file.deleteOnExit();
                }
            });
        }
    }
}
