/**
 * Industry templates and the stacks made from them. A <i>template</i> is a versioned document: parameters with a schema, a
 * graph of ordinary resources, outputs. A <i>stack</i> is a template deployed: a resource whose parts are resources.
 * Planning is pure; making, waiting and removing go through the ordinary door of every kind.
 */
@NullMarked
package io.parkcloud.blueprint;

import org.jspecify.annotations.NullMarked;
