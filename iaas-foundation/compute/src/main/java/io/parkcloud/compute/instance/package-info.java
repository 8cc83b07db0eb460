/** The kind Instance. */
@NullMarked
package io.parkcloud.compute.instance;

import org.jspecify.annotations.NullMarked;
