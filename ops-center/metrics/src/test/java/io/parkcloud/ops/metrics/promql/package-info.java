@NullMarked
package io.parkcloud.ops.metrics.promql;

import org.jspecify.annotations.NullMarked;
