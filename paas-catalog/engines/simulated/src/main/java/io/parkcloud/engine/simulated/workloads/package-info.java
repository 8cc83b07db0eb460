/**
 * Workloads that exist in memory only: seeded latency, capacity and faults, for the simulator, the scale tests and machines
 * without the means for real ones. Never what a newcomer gets by surprise.
 */
@NullMarked
package io.parkcloud.engine.simulated.workloads;

import org.jspecify.annotations.NullMarked;
