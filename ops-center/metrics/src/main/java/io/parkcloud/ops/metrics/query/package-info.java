/** Questions to the metrics service, each within its place. */
@NullMarked
package io.parkcloud.ops.metrics.query;

import org.jspecify.annotations.NullMarked;
