package io.parkcloud.engine.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.compute.spi.Boot;
import io.parkcloud.compute.spi.DiskAttachment;
import io.parkcloud.compute.spi.GuestSeed;
import io.parkcloud.compute.spi.InstanceRef;
import io.parkcloud.compute.spi.InstanceRequest;
import io.parkcloud.compute.spi.NicAttachment;
import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.MacAddress;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.storage.spi.DiskFormat;
import io.parkcloud.storage.spi.DiskSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Domain XML, letter by letter, and read back. */
final class DomainXmlTest {

    private static final ResourceId ID = ResourceId.of("01900000-0000-7000-8000-000000000001");
    private static final ResourceId PORT = ResourceId.of("01900000-0000-7000-8000-000000000002");
    private static final ResourceId ROOT = ResourceId.of("01900000-0000-7000-8000-000000000003");
    private static final ResourceId EXTRA = ResourceId.of("01900000-0000-7000-8000-000000000004");

    private static final DomainXml.Files FILES =
            new DomainXml.Files(Path.of("/s/i/seed.iso"), Path.of("/s/i/serial.log"), Path.of("/s/i/vnc.sock"));

    @Test
    void anEmulatedGuestFromAKernel() throws IOException {
        var xml = xml(false)
                .render(
                        request(new Boot.Kernel(Path.of("/i/vmlinuz"), Path.of("/i/initrd"), "a=1 b='<&>'")),
                        disks(),
                        FILES);
        assertGolden("kernel-emulated.xml", xml);
    }

    @Test
    void anAcceleratedGuestFromADisk() throws IOException {
        var xml = xml(true).render(request(new Boot.FirstDisk()), disks(), FILES);
        assertGolden("disk-accelerated.xml", xml);
    }

    @Test
    void whatIsWrittenIsReadBack() {
        var document = new DomainDocument(xml(true).render(request(new Boot.FirstDisk()), disks(), FILES));
        assertThat(document.id()).isEqualTo(ID);
        assertThat(document.vcpus()).isEqualTo(2);
        assertThat(document.memory()).isEqualTo(ByteSize.ofMiB(192));
        assertThat(document.disks()).isEqualTo(disks());
    }

    @Test
    void aScreenWhosePathIsTooLongForASocketIsServedOnLoopback() {
        var files = new DomainXml.Files(FILES.seed(), FILES.serial(), Path.of("/" + "x".repeat(107)));
        assertThat(xml(false).render(request(new Boot.FirstDisk()), List.of(), files))
                .contains("<listen type='address' address='127.0.0.1'/>")
                .doesNotContain("type='socket'");
    }

    @Test
    void interfaceNamesFitTheKernel() {
        assertThat(xml(false).deviceOf(PORT)).hasSizeLessThanOrEqualTo(15).startsWith("tab12cd");
        assertThat(new DomainXml("ab", false, Path.of("/q"), "b").deviceOf(PORT))
                .hasSize(15);
    }

    private static DomainXml xml(boolean accelerated) {
        return new DomainXml("ab12cd", accelerated, Path.of("/usr/bin/qemu-system-x86_64"), "brintab12cd");
    }

    private static List<PlacedDisk> disks() {
        return List.of(disk(ROOT, "vda", false, DiskFormat.QCOW2), disk(EXTRA, "vdc", true, DiskFormat.RAW));
    }

    private static PlacedDisk disk(ResourceId volume, String target, boolean readOnly, DiskFormat format) {
        var source = new DiskSource.HostFile(Path.of("/p/o'ol/" + volume + ".img"), format);
        return new PlacedDisk(new DiskAttachment(volume, source, readOnly), target);
    }

    private static InstanceRequest request(Boot boot) {
        return new InstanceRequest(
                new InstanceRef(ResourceId.PLATFORM, ID),
                2,
                ByteSize.ofMiB(192),
                boot,
                List.of(),
                List.of(new NicAttachment(PORT, MacAddress.of(PORT), 1442)),
                new GuestSeed("web", List.of(), ""));
    }

    /** What was rendered is left beside the reports, to be looked at and taken over when it is meant to change. */
    private static void assertGolden(String name, String actual) throws IOException {
        Files.writeString(Path.of("target/actual-" + name), actual);
        try (var in = Objects.requireNonNull(DomainXmlTest.class.getResourceAsStream("/golden/" + name), name)) {
            assertThat(actual).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
