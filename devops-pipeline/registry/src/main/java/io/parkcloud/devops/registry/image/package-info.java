/** The kind ImageRepository. */
@NullMarked
package io.parkcloud.devops.registry.image;

import org.jspecify.annotations.NullMarked;
