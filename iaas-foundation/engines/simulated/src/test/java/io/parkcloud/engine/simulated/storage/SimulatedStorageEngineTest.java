package io.parkcloud.engine.simulated.storage;

import io.parkcloud.engine.simulated.Faults;
import io.parkcloud.engine.testkit.storage.BackingImageContract;
import io.parkcloud.engine.testkit.storage.GrowContract;
import io.parkcloud.engine.testkit.storage.StorageFixture;
import io.parkcloud.engine.testkit.storage.VolumeContract;
import io.parkcloud.kernel.ByteSize;
import io.parkcloud.storage.spi.BlockStorageEngine;
import io.parkcloud.storage.spi.DiskSource;
import org.junit.jupiter.api.Nested;

/** The simulated driver keeps every rule of block storage. */
final class SimulatedStorageEngineTest implements StorageFixture {

    private final SimulatedStorageEngine engine = new SimulatedStorageEngine(ByteSize.ofGiB(1), Faults.none());

    @Override
    public BlockStorageEngine engine() {
        return engine;
    }

    @Override
    public DiskSource image(ByteSize size) {
        return SimulatedStorageEngine.image(size);
    }

    @Nested
    class Volumes extends VolumeContract {
        @Override
        protected StorageFixture fixture() {
            return SimulatedStorageEngineTest.this;
        }
    }

    @Nested
    class Grows extends GrowContract {
        @Override
        protected StorageFixture fixture() {
            return SimulatedStorageEngineTest.this;
        }
    }

    @Nested
    class Backing extends BackingImageContract {
        @Override
        protected StorageFixture fixture() {
            return SimulatedStorageEngineTest.this;
        }
    }
}
