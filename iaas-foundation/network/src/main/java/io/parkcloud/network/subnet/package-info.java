/** The kind Subnet. */
@NullMarked
package io.parkcloud.network.subnet;

import org.jspecify.annotations.NullMarked;
