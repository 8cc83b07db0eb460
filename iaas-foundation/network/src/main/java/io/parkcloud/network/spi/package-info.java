/** What the network module needs of an engine. Drivers see this package and the kernel, nothing else. */
@NullMarked
package io.parkcloud.network.spi;

import org.jspecify.annotations.NullMarked;
