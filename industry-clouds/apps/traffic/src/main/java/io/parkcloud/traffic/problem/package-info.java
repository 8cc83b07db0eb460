/** Everything that can go wrong, under stable codes. A code, once published, keeps its meaning. */
@NullMarked
package io.parkcloud.traffic.problem;

import org.jspecify.annotations.NullMarked;
