/** The registry, as the kind knows it. */
@NullMarked
package io.parkcloud.devops.registry.spi;

import org.jspecify.annotations.NullMarked;
