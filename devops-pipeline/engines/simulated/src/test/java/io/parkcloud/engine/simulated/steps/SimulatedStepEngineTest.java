package io.parkcloud.engine.simulated.steps;

import io.parkcloud.devops.pipeline.spi.StepEngine;
import io.parkcloud.devops.pipeline.testkit.StepEngineContract;
import java.time.Clock;

final class SimulatedStepEngineTest extends StepEngineContract {

    private static final int ROOMS = 3;

    private final SimulatedStepEngine engine = new SimulatedStepEngine(Clock.systemUTC(), ROOMS);

    @Override
    protected StepEngine engine() {
        return engine;
    }

    @Override
    protected int rooms() {
        return ROOMS;
    }
}
