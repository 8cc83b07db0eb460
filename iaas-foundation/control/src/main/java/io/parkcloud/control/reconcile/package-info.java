/** The reconcile runtime: claims due resources, runs their reconcilers, writes the passes back in batches. */
@NullMarked
package io.parkcloud.control.reconcile;

import org.jspecify.annotations.NullMarked;
