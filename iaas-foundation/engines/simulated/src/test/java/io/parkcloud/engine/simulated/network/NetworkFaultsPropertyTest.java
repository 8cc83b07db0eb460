package io.parkcloud.engine.simulated.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.engine.simulated.Faults;
import io.parkcloud.engine.simulated.SeededFaults;
import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.floatingip.FloatingIpSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An engine that fails a third of the time delays a network, and neither breaks nor leaks it. A failure names its seed. */
final class NetworkFaultsPropertyTest {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everythingBecomesReadyAndGoesAwayAgain(long seed) {
        var switchable = new Switchable(new SeededFaults(seed, 0.2, 0.2, Duration.ZERO, pause -> {}));
        var network = new Network(switchable, seed);
        var made = new ArrayList<ResourceId>();
        var vpc = network.vpc("v", "10.1.0.0/16");
        var group = network.group("g");
        var subnet = network.subnet("s", vpc, "10.1.1.0/24");
        made.addAll(List.of(vpc, subnet, group));
        for (int i = 0; i < 5; i++) {
            made.add(network.port("p" + i, subnet, group));
        }
        made.add(network.create("f", new FloatingIpSpec(Optional.of(made.getLast()), Optional.empty())));
        made.add(network.balancer("b", vpc, made.get(3)));
        network.settleWithin(Duration.ofMinutes(3));
        assertThat(made).allMatch(id -> network.phase(id) == Phase.READY);

        for (var id : made.reversed()) {
            if (!id.equals(subnet) && !id.equals(group) && !id.equals(vpc)) {
                network.delete(id);
                network.settleWithin(Duration.ofMinutes(3));
            }
        }
        for (var id : List.of(subnet, group, vpc)) {
            network.delete(id);
            network.settleWithin(Duration.ofMinutes(3));
        }
        assertThat(made).allMatch(id -> network.plane().store().find(id).isEmpty());
        switchable.off();
        assertThat(network.leftInEngine()).isEmpty();
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    /** Faults that stop when the test looks by itself. */
    private static final class Switchable implements Faults {
        private Faults faults;

        Switchable(Faults faults) {
            this.faults = faults;
        }

        void off() {
            faults = Faults.none();
        }

        @Override
        public void before(String call) {
            faults.before(call);
        }

        @Override
        public void after(String call) {
            faults.after(call);
        }
    }
}
