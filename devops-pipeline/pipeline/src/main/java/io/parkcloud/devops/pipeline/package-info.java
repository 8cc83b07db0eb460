/** Pipelines: what a push to a repository starts, step by step in sandboxes, and what comes out of it. */
@NullMarked
package io.parkcloud.devops.pipeline;

import org.jspecify.annotations.NullMarked;
