package io.parkcloud.kernel;

import java.util.List;

/**
 * What can be asked for what it measures. An engine's port extends this, so that the question goes through the engine's breaker
 * like every other; an engine that measures nothing leaves the method alone.
 */
public interface Measured {

    /**
     * Everything that is measured of everything the engine runs, seen now. What ends while it is looked at is left out. May block
     * as long as any other call of the port; asked several times a minute.
     *
     * @throws EngineException {@code engine.unavailable}
     */
    default List<Measurement> measurements() {
        return List.of();
    }
}
