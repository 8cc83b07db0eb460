/** A registry in memory, for a platform without one. */
@NullMarked
package io.parkcloud.engine.simulated.registry;

import org.jspecify.annotations.NullMarked;
