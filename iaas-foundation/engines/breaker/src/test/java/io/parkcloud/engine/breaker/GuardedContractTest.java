package io.parkcloud.engine.breaker;

import io.parkcloud.engine.simulated.Faults;
import io.parkcloud.engine.simulated.network.SimulatedNetworkEngine;
import io.parkcloud.engine.simulated.storage.SimulatedStorageEngine;
import io.parkcloud.engine.testkit.network.LoadBalancerContract;
import io.parkcloud.engine.testkit.network.PortContract;
import io.parkcloud.engine.testkit.storage.BackingImageContract;
import io.parkcloud.engine.testkit.storage.GrowContract;
import io.parkcloud.engine.testkit.storage.StorageFixture;
import io.parkcloud.engine.testkit.storage.VolumeContract;
import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.ExternalNetwork;
import io.parkcloud.network.spi.NetworkEngine;
import io.parkcloud.storage.spi.BlockStorageEngine;
import io.parkcloud.storage.spi.DiskSource;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Nested;

/** A guarded engine keeps every rule of its port, though one failure were enough to be left alone for an hour. */
final class GuardedContractTest {

    private static final EngineBreakers BREAKERS =
            new EngineBreakers(new BreakerProperties(1, Duration.ofHours(1), Duration.ofSeconds(5)), Clock.systemUTC());

    private final SimulatedNetworkEngine network = new SimulatedNetworkEngine(
            new ExternalNetwork(Cidr.parse("172.31.0.0/16"), IpAddress.parse("172.31.0.1")), Faults.none());
    private final NetworkEngine guardedNetwork = (NetworkEngine) GuardedPort.of(network, BREAKERS);
    private final BlockStorageEngine guardedStorage =
            (BlockStorageEngine) GuardedPort.of(new SimulatedStorageEngine(ByteSize.ofGiB(1), Faults.none()), BREAKERS);
    private final StorageFixture storage = new StorageFixture() {
        @Override
        public BlockStorageEngine engine() {
            return guardedStorage;
        }

        @Override
        public DiskSource image(ByteSize size) {
            return SimulatedStorageEngine.image(size);
        }
    };

    @Nested
    class Volumes extends VolumeContract {
        @Override
        protected StorageFixture fixture() {
            return storage;
        }
    }

    @Nested
    class Grows extends GrowContract {
        @Override
        protected StorageFixture fixture() {
            return storage;
        }
    }

    @Nested
    class Backing extends BackingImageContract {
        @Override
        protected StorageFixture fixture() {
            return storage;
        }
    }

    @Nested
    class Ports extends PortContract {
        @Override
        protected NetworkEngine engine() {
            return guardedNetwork;
        }

        @Override
        protected void lose(ResourceId id) {
            network.lose(id);
        }
    }

    @Nested
    class LoadBalancers extends LoadBalancerContract {
        @Override
        protected NetworkEngine engine() {
            return guardedNetwork;
        }

        @Override
        protected void lose(ResourceId id) {
            network.lose(id);
        }
    }
}
