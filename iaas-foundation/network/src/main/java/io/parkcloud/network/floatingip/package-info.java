/** The kind FloatingIp. */
@NullMarked
package io.parkcloud.network.floatingip;

import org.jspecify.annotations.NullMarked;
