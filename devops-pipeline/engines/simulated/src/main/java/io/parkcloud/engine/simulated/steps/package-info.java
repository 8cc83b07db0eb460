/** Steps of pipelines in memory. */
@NullMarked
package io.parkcloud.engine.simulated.steps;

import org.jspecify.annotations.NullMarked;
