/** Hosts, guests and images in memory: as fast as a map, and with faults when asked for. For benchmarks and for the simulation. */
@NullMarked
package io.parkcloud.engine.simulated.compute;

import org.jspecify.annotations.NullMarked;
