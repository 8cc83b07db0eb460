@NullMarked
package io.parkcloud.ops.metrics.collect;

import org.jspecify.annotations.NullMarked;
