/** What engines measure, gathered and put beside what the platform measures of itself. */
@NullMarked
package io.parkcloud.ops.metrics.collect;

import org.jspecify.annotations.NullMarked;
