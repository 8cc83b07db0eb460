/** A network engine in memory: obeys the same contract as the real one, moves no packets. */
@NullMarked
package io.parkcloud.engine.simulated.network;

import org.jspecify.annotations.NullMarked;
