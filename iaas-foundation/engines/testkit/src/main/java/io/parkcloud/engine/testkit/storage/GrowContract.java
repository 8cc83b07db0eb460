package io.parkcloud.engine.testkit.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.storage.spi.ObservedVolume;
import io.parkcloud.storage.spi.StorageCapability;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How a volume grows, and that it never shrinks. */
public abstract class GrowContract {

    private static final ByteSize SMALL = ByteSize.ofMiB(64);
    private static final ByteSize LARGE = ByteSize.ofMiB(96);

    private final ResourceId id = new ResourceId(UUID.randomUUID());

    protected abstract StorageFixture fixture();

    @Test
    void aVolumeGrowsAndGrowingAgainChangesNothing() {
        assumeTrue(fixture().engine().capabilities().contains(StorageCapability.GROW));
        fixture().engine().create(id, SMALL, Optional.empty(), 1);
        fixture().engine().grow(id, LARGE, 1);
        fixture().engine().grow(id, LARGE, 1);
        assertThat(fixture().engine().observe(id)).map(ObservedVolume::size).hasValue(LARGE);
    }

    @Test
    void aVolumeNeverShrinks() {
        assumeTrue(fixture().engine().capabilities().contains(StorageCapability.GROW));
        fixture().engine().create(id, LARGE, Optional.empty(), 1);
        assertRefused(() -> fixture().engine().grow(id, SMALL, 1));
        assertThat(fixture().engine().observe(id)).map(ObservedVolume::size).hasValue(LARGE);
    }

    @Test
    void theAbsentCannotGrow() {
        assumeTrue(fixture().engine().capabilities().contains(StorageCapability.GROW));
        assertRefused(() -> fixture().engine().grow(id, SMALL, 1));
        assertThat(fixture().engine().observe(id)).isEmpty();
    }

    @Test
    void aLateCallerCannotGrow() {
        assumeTrue(fixture().engine().capabilities().contains(StorageCapability.GROW));
        fixture().engine().create(id, SMALL, Optional.empty(), 9);
        VolumeContract.assertFenced(() -> fixture().engine().grow(id, LARGE, 8));
        assertThat(fixture().engine().observe(id)).map(ObservedVolume::size).hasValue(SMALL);
    }

    @Test
    void anEngineThatCannotSaysSo() {
        assumeFalse(fixture().engine().capabilities().contains(StorageCapability.GROW));
        fixture().engine().create(id, SMALL, Optional.empty(), 1);
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> fixture().engine().grow(id, LARGE, 1))
                .extracting(EngineException::code)
                .isEqualTo(EngineErrors.UNSUPPORTED);
    }

    private static void assertRefused(Runnable call) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(call::run)
                .extracting(EngineException::code)
                .isEqualTo(EngineErrors.REFUSED);
    }
}
