/** Stop boards: who leaves a stop next, as planned and as known by now. */
@NullMarked
package io.parkcloud.traffic.board;

import org.jspecify.annotations.NullMarked;
