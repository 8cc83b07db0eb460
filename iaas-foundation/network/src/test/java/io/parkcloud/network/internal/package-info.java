/** Tests. */
@NullMarked
package io.parkcloud.network.internal;

import org.jspecify.annotations.NullMarked;
