package io.parkcloud.simulation;

import io.parkcloud.simulation.platform.PlatformScenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The real kinds on simulated engines, under faults. A failure names its seed and tells its story;
 * {@code -Dsimulation.seed=N} runs that seed alone, {@code -Dsimulation.runs=100000} a night's worth.
 */
final class PlatformSimulationTest {

    private static final int STEPS = 200;

    @TempDir
    static Path programs;

    @BeforeAll
    static void offerPrograms() throws IOException {
        Files.writeString(programs.resolve("service-hall.jar"), "simulated");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverHappensTheEnginesHoldWhatTheRowsSay(long seed) {
        new Simulation(new PlatformScenario(programs), seed).run(STEPS);
    }

    static LongStream seeds() {
        var one = Long.getLong("simulation.seed");
        return one == null ? LongStream.range(0, Long.getLong("simulation.runs", 200)) : LongStream.of(one);
    }
}
