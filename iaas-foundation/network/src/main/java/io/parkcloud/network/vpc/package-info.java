/** The kind Vpc. */
@NullMarked
package io.parkcloud.network.vpc;

import org.jspecify.annotations.NullMarked;
