/** The kind Host. */
@NullMarked
package io.parkcloud.compute.host;

import org.jspecify.annotations.NullMarked;
