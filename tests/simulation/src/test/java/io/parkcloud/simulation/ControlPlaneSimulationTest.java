package io.parkcloud.simulation;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The control plane under faults. A failure names its seed and tells its story; {@code -Dsimulation.seed=N} runs that seed
 * alone, {@code -Dsimulation.runs=100000} a night's worth.
 */
final class ControlPlaneSimulationTest {

    private static final int STEPS = 150;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverHappensNothingIsLostDoubledOrMiscounted(long seed) {
        new Simulation(new WidgetScenario(), seed).run(STEPS);
    }

    static LongStream seeds() {
        var one = Long.getLong("simulation.seed");
        return one == null ? LongStream.range(0, Long.getLong("simulation.runs", 400)) : LongStream.of(one);
    }
}
