/** The kind Volume. */
@NullMarked
package io.parkcloud.storage.volume;

import org.jspecify.annotations.NullMarked;
