package io.parkcloud.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parkcloud.engine.local.tool.Commands;
import io.parkcloud.engine.testkit.storage.BackingImageContract;
import io.parkcloud.engine.testkit.storage.GrowContract;
import io.parkcloud.engine.testkit.storage.StorageFixture;
import io.parkcloud.engine.testkit.storage.VolumeContract;
import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.storage.spi.BlockStorageEngine;
import io.parkcloud.storage.spi.DiskFormat;
import io.parkcloud.storage.spi.DiskSource;
import io.parkcloud.storage.spi.ObservedVolume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** The local driver keeps every rule of block storage, with the real {@code qemu-img}. */
final class LocalStorageEngineIT {

    @TempDir
    private Path pool;

    private final ResourceId id = new ResourceId(UUID.randomUUID());

    /** A new engine every time, as after a crash: nothing that matters may be in memory. */
    private StorageFixture fixture() {
        var engine = engine(DataSize.ofMegabytes(1));
        return new StorageFixture() {
            @Override
            public BlockStorageEngine engine() {
                return engine;
            }

            @Override
            public DiskSource image(ByteSize size) {
                var file = pool.resolve("image.qcow2");
                var made = new Commands(Duration.ofSeconds(20))
                        .run("qemu-img", "create", "-q", "-f", "qcow2", file.toString(), Long.toString(size.bytes()));
                assertThat(made.ok()).as(made.complaint()).isTrue();
                return new DiskSource.HostFile(file, DiskFormat.QCOW2);
            }
        };
    }

    private LocalStorageEngine engine(DataSize reserve) {
        return new LocalStorageEngine(
                new LocalStorageProperties(pool, reserve, 4.0, Duration.ofSeconds(20)), Clock.systemUTC());
    }

    @Nested
    class Volumes extends VolumeContract {
        @Override
        protected StorageFixture fixture() {
            return LocalStorageEngineIT.this.fixture();
        }
    }

    @Nested
    class Grows extends GrowContract {
        @Override
        protected StorageFixture fixture() {
            return LocalStorageEngineIT.this.fixture();
        }
    }

    @Nested
    class Backing extends BackingImageContract {
        @Override
        protected StorageFixture fixture() {
            return LocalStorageEngineIT.this.fixture();
        }
    }

    @Test
    void theReserveIsNeverGivenAway() {
        var engine = engine(DataSize.ofTerabytes(1000));
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> engine.create(id, ByteSize.ofMiB(1), Optional.empty(), 1))
                .withMessageContaining("reserve")
                .extracting(EngineException::code)
                .isEqualTo(EngineErrors.CAPACITY_EXHAUSTED);
    }

    @Test
    void aVolumeOpenInQemuIsSeenAndNeitherDeletedNorGrown() throws IOException, InterruptedException {
        var engine = engine(DataSize.ofMegabytes(1));
        engine.create(id, ByteSize.ofMiB(16), Optional.empty(), 1);
        var file = ((DiskSource.HostFile) engine.attachmentOf(id)).path();
        var writer = new ProcessBuilder("qemu-io", "-f", "qcow2", file.toString()).start();
        try (var commands = writer.outputWriter()) {
            commands.write("write 0 4096\n");
            commands.flush();
            writer.getInputStream().read(); // the prompt: the image is open
            assertThat(engine.observe(id)).map(ObservedVolume::inUse).hasValue(true);
            assertInUse(() -> engine.delete(id, 1));
            assertInUse(() -> engine.grow(id, ByteSize.ofMiB(32), 1));
        } finally {
            writer.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        assertThat(engine.observe(id)).map(ObservedVolume::inUse).hasValue(false);
        engine.delete(id, 1);
        assertThat(engine.observe(id)).isEmpty();
    }

    @Test
    void aCrashWhileMakingLeavesNothingThatLooksLikeAVolume() throws IOException {
        var engine = engine(DataSize.ofMegabytes(1));
        Files.createFile(pool.resolve("volumes/.draft-123.qcow2"));
        assertThat(engine.observeAll()).isEmpty();
        engine.create(id, ByteSize.ofMiB(1), Optional.empty(), 1);
        assertThat(engine.observeAll()).containsOnlyKeys(id);
    }

    private static void assertInUse(Runnable call) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(call::run)
                .extracting(EngineException::code)
                .isEqualTo(EngineErrors.IN_USE);
    }
}
