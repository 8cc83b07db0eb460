/** The kind Flavor. */
@NullMarked
package io.parkcloud.compute.flavor;

import org.jspecify.annotations.NullMarked;
