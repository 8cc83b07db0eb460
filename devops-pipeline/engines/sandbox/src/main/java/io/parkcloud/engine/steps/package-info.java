/** Steps of pipelines as sandboxes of this box: bubblewrap, a uid for each room, control groups, no network but their own loopback. */
@NullMarked
package io.parkcloud.engine.steps;

import org.jspecify.annotations.NullMarked;
