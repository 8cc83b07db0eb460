/** Everything that can go wrong, under stable codes. A code, once published, keeps its meaning. */
@NullMarked
package io.parkcloud.education.problem;

import org.jspecify.annotations.NullMarked;
