package io.parkcloud.simulation;

import io.parkcloud.control.store.Fencing;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.testkit.ManualClock;
import java.util.random.RandomGenerator;

/**
 * What the kinds of a scenario are made with.
 *
 * @param store      as passes see it: with faults
 * @param fencing    as what shares a transaction with the store sees it: without faults
 * @param clock      of the whole simulation
 * @param random     of what is left to chance inside engines
 * @param turbulence to be put around every port of an engine with {@link Interposed}
 */
public record Setting(Store store, Fencing fencing, ManualClock clock, RandomGenerator random, Turbulence turbulence) {}
