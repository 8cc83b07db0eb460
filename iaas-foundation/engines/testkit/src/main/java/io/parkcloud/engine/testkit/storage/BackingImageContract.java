package io.parkcloud.engine.testkit.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
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

/** How a volume starts as a copy of an image. */
public abstract class BackingImageContract {

    private final ResourceId id = new ResourceId(UUID.randomUUID());

    protected abstract StorageFixture fixture();

    @Test
    void aVolumeMayBeLargerThanItsImage() {
        assumeTrue(fixture().engine().capabilities().contains(StorageCapability.BACKING_IMAGE));
        var image = fixture().image(ByteSize.ofMiB(32));
        fixture().engine().create(id, ByteSize.ofMiB(64), Optional.of(image), 1);
        assertThat(fixture().engine().observe(id)).map(ObservedVolume::size).hasValue(ByteSize.ofMiB(64));
    }

    @Test
    void aVolumeIsNeverSmallerThanItsImage() {
        assumeTrue(fixture().engine().capabilities().contains(StorageCapability.BACKING_IMAGE));
        var image = fixture().image(ByteSize.ofMiB(32));
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> fixture().engine().create(id, ByteSize.ofMiB(16), Optional.of(image), 1))
                .extracting(EngineException::code)
                .isEqualTo(EngineErrors.REFUSED);
        assertThat(fixture().engine().observe(id)).isEmpty();
    }
}
