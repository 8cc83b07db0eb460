/** What the network kinds share: converging on the engine, laying out addresses, passing on the engine's hints. */
@NullMarked
package io.parkcloud.network.internal;

import org.jspecify.annotations.NullMarked;
