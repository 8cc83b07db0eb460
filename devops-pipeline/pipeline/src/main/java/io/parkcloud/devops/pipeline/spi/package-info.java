/** The port that runs steps. */
@NullMarked
package io.parkcloud.devops.pipeline.spi;

import org.jspecify.annotations.NullMarked;
