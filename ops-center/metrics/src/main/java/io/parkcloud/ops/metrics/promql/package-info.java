/**
 * The language of metric queries (Prometheus 2, "Querying Prometheus"), as far as somebody else's query may go: read into a tree
 * and written again from that tree, never edited as text. What this grammar does not know is refused, so that nothing is passed
 * on that was not understood.
 */
@NullMarked
package io.parkcloud.ops.metrics.promql;

import org.jspecify.annotations.NullMarked;
