package io.parkcloud.devops.pipeline.spi;

import java.util.Map;

/**
 * A room as its engine has it.
 *
 * @param open whether steps can be started in it
 * @param steps those that were started, by key
 */
public record ObservedRoom(boolean open, Map<String, StepState> steps) {

    /** There is no such room. */
    public static final ObservedRoom NONE = new ObservedRoom(false, Map.of());

    public ObservedRoom {
        steps = Map.copyOf(steps);
    }
}
