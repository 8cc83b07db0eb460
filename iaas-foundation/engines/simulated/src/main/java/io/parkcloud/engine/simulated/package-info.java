/** What all simulated engines share: how they fail. */
@NullMarked
package io.parkcloud.engine.simulated;

import org.jspecify.annotations.NullMarked;
