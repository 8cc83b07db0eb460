/** The kind Image. */
@NullMarked
package io.parkcloud.compute.image;

import org.jspecify.annotations.NullMarked;
