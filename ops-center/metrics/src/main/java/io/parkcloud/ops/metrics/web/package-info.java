/** Metrics over HTTP. */
@NullMarked
package io.parkcloud.ops.metrics.web;

import org.jspecify.annotations.NullMarked;
