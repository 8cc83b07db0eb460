package io.parkcloud.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.parkcloud.compute.spi.ImagePart;
import io.parkcloud.compute.spi.ImagePart.Role;
import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.storage.spi.DiskFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Images are whole, checked, kept once, and gone when nobody has them. */
final class LocalImageStoreTest {

    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path folder;

    private LocalImageStore store = newStore(Path.of("unset"));

    private final ResourceId id = new ResourceId(UUID.randomUUID());
    private final ResourceId other = new ResourceId(UUID.randomUUID());

    private static LocalImageStore newStore(Path directory) {
        return new LocalImageStore(
                new LocalImageProperties(directory, DataSize.ofMegabytes(1), Duration.ofSeconds(10)));
    }

    @BeforeEach
    void open() {
        store = newStore(folder.resolve("store"));
    }

    @Test
    void anImageIsKeptUnderItsChecksum() throws IOException {
        var image = store.fetch(id, List.of(part(Role.KERNEL, "abc", Optional.of(SHA256_OF_ABC))));
        var kernel = image.part(Role.KERNEL).orElseThrow();
        assertThat(kernel.sha256()).isEqualTo(SHA256_OF_ABC);
        assertThat(kernel.size()).isEqualTo(new ByteSize(3));
        assertThat(Files.readString(kernel.path())).isEqualTo("abc");
        assertThat(store.observe(id)).contains(image);
    }

    @Test
    void fetchingAgainChangesNothing() throws IOException {
        var first = store.fetch(id, List.of(part(Role.KERNEL, "abc", Optional.empty())));
        assertThat(store.fetch(id, List.of(part(Role.KERNEL, "different", Optional.empty()))))
                .isEqualTo(first);
    }

    @Test
    void aWrongChecksumLeavesNothing() throws IOException {
        var part = part(Role.KERNEL, "abd", Optional.of(SHA256_OF_ABC));
        assertRefused(part, SHA256_OF_ABC);
        assertThat(store.observe(id)).isEmpty();
        assertThat(folder.resolve("store/blobs")).isEmptyDirectory();
    }

    @Test
    void whatCannotBeReadIsRefused() throws IOException {
        assertRefused(new ImagePart(Role.DISK, folder.resolve("absent").toUri(), Optional.empty()), "absent");
        assertRefused(new ImagePart(Role.DISK, URI.create("ftp://127.0.0.1/x"), Optional.empty()), "use file:");
        assertRefused(part(Role.DISK, "", Optional.empty()), "empty");
        assertRefused(part(Role.DISK, "x".repeat(2 << 20), Optional.empty()), "limit");
    }

    @Test
    void aDiskThatStandsOnAnotherFileIsRefused() throws IOException {
        var header =
                ByteBuffer.allocate(512).putInt(0, 0x514649fb).putLong(8, 104).putLong(24, 1 << 20);
        var file = folder.resolve("backed.qcow2");
        Files.write(file, header.array());
        assertRefused(new ImagePart(Role.DISK, file.toUri(), Optional.empty()), "stands on another file");
    }

    @Test
    void aQcow2DiskIsRecognised() throws IOException {
        var header = ByteBuffer.allocate(512).putInt(0, 0x514649fb).putLong(24, 3L << 30);
        var file = folder.resolve("disk.qcow2");
        Files.write(file, header.array());
        var disk = store.fetch(id, List.of(new ImagePart(Role.DISK, file.toUri(), Optional.empty())))
                .part(Role.DISK)
                .orElseThrow();
        assertThat(disk.format()).isEqualTo(DiskFormat.QCOW2);
        assertThat(disk.usable()).isEqualTo(ByteSize.ofGiB(3));
    }

    @Test
    void aFileThatTwoImagesHaveGoesWithTheSecond() throws IOException {
        store.fetch(id, List.of(part(Role.KERNEL, "abc", Optional.empty())));
        store.fetch(
                other, List.of(part(Role.KERNEL, "abc", Optional.empty()), part(Role.INITRD, "i", Optional.empty())));
        store.delete(id);
        store.delete(id);
        assertThat(store.observe(id)).isEmpty();
        assertThat(store.observe(other))
                .hasValueSatisfying(image -> assertThat(image.parts()).hasSize(2));
        store.delete(other);
        assertThat(folder.resolve("store/blobs")).isEmptyDirectory();
    }

    @Test
    void anImageComesOverHttp() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/kernel", exchange -> {
            exchange.sendResponseHeaders(200, 3);
            exchange.getResponseBody().write("abc".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        try {
            var root = "http://127.0.0.1:" + server.getAddress().getPort();
            assertRefused(new ImagePart(Role.KERNEL, URI.create(root + "/absent"), Optional.empty()), "404");
            var image = store.fetch(
                    id, List.of(new ImagePart(Role.KERNEL, URI.create(root + "/kernel"), Optional.of(SHA256_OF_ABC))));
            assertThat(image.parts()).containsOnlyKeys(Role.KERNEL);
        } finally {
            server.stop(0);
        }
    }

    private ImagePart part(Role role, String content, Optional<String> sha256) throws IOException {
        var file = folder.resolve("source-" + role);
        Files.writeString(file, content);
        return new ImagePart(role, file.toUri(), sha256);
    }

    private void assertRefused(ImagePart part, String because) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> store.fetch(id, List.of(part)))
                .withMessageContaining(because)
                .extracting(EngineException::code)
                .isEqualTo(EngineErrors.REFUSED);
    }
}
