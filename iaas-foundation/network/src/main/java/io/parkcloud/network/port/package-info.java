/** The kind Port. */
@NullMarked
package io.parkcloud.network.port;

import org.jspecify.annotations.NullMarked;
