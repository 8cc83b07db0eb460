/** Tests of the network kinds. */
@NullMarked
package io.parkcloud.network;

import org.jspecify.annotations.NullMarked;
