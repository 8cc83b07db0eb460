@NullMarked
package io.parkcloud.ops.metrics.query;

import org.jspecify.annotations.NullMarked;
