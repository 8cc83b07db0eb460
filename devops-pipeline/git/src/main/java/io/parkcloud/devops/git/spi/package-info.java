/** What keeps repositories, as the kind knows it. */
@NullMarked
package io.parkcloud.devops.git.spi;

import org.jspecify.annotations.NullMarked;
