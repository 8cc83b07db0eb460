/** Steps in real sandboxes. */
@NullMarked
package io.parkcloud.engine.steps;

import org.jspecify.annotations.NullMarked;
