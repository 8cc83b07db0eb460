package io.parkcloud.engine.testkit.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.storage.spi.ObservedVolume;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How a volume comes and goes. */
public abstract class VolumeContract {

    private static final ByteSize SIZE = ByteSize.ofMiB(64);

    private final ResourceId id = new ResourceId(UUID.randomUUID());

    protected abstract StorageFixture fixture();

    @Test
    void whatWasNeverMadeIsNotThere() {
        assertThat(fixture().engine().observe(id)).isEmpty();
    }

    @Test
    void aNewVolumeHasTheSizeAskedFor() {
        fixture().engine().create(id, SIZE, Optional.empty(), 1);
        assertThat(fixture().engine().observe(id)).hasValueSatisfying(volume -> {
            assertThat(volume.id()).isEqualTo(id);
            assertThat(volume.size()).isEqualTo(SIZE);
            assertThat(volume.allocated()).isLessThanOrEqualTo(SIZE);
            assertThat(volume.inUse()).isFalse();
        });
    }

    @Test
    void makingTwiceLeavesTheFirst() {
        fixture().engine().create(id, SIZE, Optional.empty(), 1);
        fixture().engine().create(id, ByteSize.ofMiB(128), Optional.empty(), 1);
        assertThat(fixture().engine().observe(id)).map(ObservedVolume::size).hasValue(SIZE);
    }

    @Test
    void aVolumeIsAmongAllUntilItIsDeleted() {
        fixture().engine().create(id, SIZE, Optional.empty(), 1);
        assertThat(fixture().engine().observeAll()).containsKey(id);
        fixture().engine().delete(id, 1);
        assertThat(fixture().engine().observeAll()).doesNotContainKey(id);
        assertThat(fixture().engine().observe(id)).isEmpty();
    }

    @Test
    void deletingTheAbsentSucceeds() {
        assertThatNoException().isThrownBy(() -> fixture().engine().delete(id, 1));
        assertThatNoException().isThrownBy(() -> fixture().engine().delete(id, 1));
    }

    @Test
    void aHypervisorCanReachItOnlyWhileItIsThere() {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> fixture().engine().attachmentOf(id))
                .extracting(EngineException::code)
                .isEqualTo(EngineErrors.REFUSED);
        fixture().engine().create(id, SIZE, Optional.empty(), 1);
        assertThat(fixture().engine().attachmentOf(id)).isNotNull();
    }

    @Test
    void aPoolRefusesWhatItHasNoRoomFor() {
        var tooMuch = new ByteSize(fixture().engine().capacity().total().bytes() * 1000 + SIZE.bytes());
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> fixture().engine().create(id, tooMuch, Optional.empty(), 1))
                .extracting(EngineException::code)
                .isEqualTo(EngineErrors.CAPACITY_EXHAUSTED);
        assertThat(fixture().engine().observe(id)).isEmpty();
    }

    @Test
    void aLateCallerCanNeitherMakeNorDelete() {
        fixture().engine().create(id, SIZE, Optional.empty(), 5);
        assertFenced(() -> fixture().engine().delete(id, 4));
        assertThat(fixture().engine().observe(id)).isPresent();
        fixture().engine().delete(id, 6);
        assertFenced(() -> fixture().engine().create(id, SIZE, Optional.empty(), 5));
        assertThat(fixture().engine().observe(id)).isEmpty();
    }

    static void assertFenced(Runnable call) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(call::run)
                .extracting(EngineException::code)
                .isEqualTo(EngineErrors.FENCED);
    }
}
