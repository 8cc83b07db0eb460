package io.parkcloud.engine.simulated.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parkcloud.compute.spi.Boot;
import io.parkcloud.compute.spi.ComputeEngine;
import io.parkcloud.compute.spi.DiskAttachment;
import io.parkcloud.compute.spi.GuestSeed;
import io.parkcloud.compute.spi.HostFacts;
import io.parkcloud.compute.spi.InstanceRef;
import io.parkcloud.compute.spi.InstanceRequest;
import io.parkcloud.engine.simulated.Faults;
import io.parkcloud.engine.simulated.SeededFaults;
import io.parkcloud.engine.simulated.storage.SimulatedStorageEngine;
import io.parkcloud.engine.testkit.compute.ComputeFixture;
import io.parkcloud.engine.testkit.compute.DefinitionContract;
import io.parkcloud.engine.testkit.compute.DiskContract;
import io.parkcloud.engine.testkit.compute.PowerContract;
import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The simulated driver keeps every rule of compute. */
final class SimulatedComputeEngineTest implements ComputeFixture {

    private static final HostFacts HOST =
            new HostFacts(ResourceId.PLATFORM.derive("h"), "h", 4, ByteSize.ofGiB(4), "x86_64", true);

    private final GreyScreens screens = new GreyScreens();
    private final SimulatedComputeEngine engine = new SimulatedComputeEngine(List.of(HOST), Faults.none(), screens);

    @AfterEach
    void switchOff() {
        screens.close();
    }

    @Override
    public ComputeEngine engine() {
        return engine;
    }

    @Override
    public InstanceRequest request(ResourceId instance) {
        return new InstanceRequest(
                new InstanceRef(HOST.id(), instance),
                1,
                ByteSize.ofMiB(128),
                new Boot.FirstDisk(),
                List.of(),
                List.of(),
                new GuestSeed("guest", List.of(), ""));
    }

    @Override
    public DiskAttachment disk(ResourceId volume) {
        return new DiskAttachment(volume, SimulatedStorageEngine.image(ByteSize.ofMiB(1)), false);
    }

    @Override
    public void kill(InstanceRef instance) {
        engine.crash(instance.instance());
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(1);
    }

    @Nested
    class Definitions extends DefinitionContract {
        @Override
        protected ComputeFixture fixture() {
            return SimulatedComputeEngineTest.this;
        }
    }

    @Nested
    class Power extends PowerContract {
        @Override
        protected ComputeFixture fixture() {
            return SimulatedComputeEngineTest.this;
        }
    }

    @Nested
    class Disks extends DiskContract {
        @Override
        protected ComputeFixture fixture() {
            return SimulatedComputeEngineTest.this;
        }
    }

    @Test
    void anAnswerCanBeLostAfterTheWorkWasDone() {
        var losing = new SimulatedComputeEngine(List.of(HOST), new SeededFaults(1, 0, 1, Duration.ZERO, pause -> {}));
        var request = request(ResourceId.PLATFORM.derive("i"));
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> losing.define(request, 1))
                .withMessageContaining("answer is lost");
        assertThat(losing.observe(request.ref())).isPresent();
    }
}
