/**
 * Which host takes an instance. An array-based index answers in microseconds from what was last known; the ledger then takes
 * the capacity atomically, and when somebody was faster the index learns and answers again.
 */
@NullMarked
package io.parkcloud.compute.placement;

import org.jspecify.annotations.NullMarked;
