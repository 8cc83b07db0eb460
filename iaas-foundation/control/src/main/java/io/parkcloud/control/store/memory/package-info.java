/** The store in memory: the same contract without a database, for the simulator and for fast tests. Nothing survives the process. */
@NullMarked
package io.parkcloud.control.store.memory;

import org.jspecify.annotations.NullMarked;
