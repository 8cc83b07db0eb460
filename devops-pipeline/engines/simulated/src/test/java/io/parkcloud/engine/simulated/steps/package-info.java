/** The simulated steps keep the contract of the port. */
@NullMarked
package io.parkcloud.engine.simulated.steps;

import org.jspecify.annotations.NullMarked;
