/** The packaged program with a MariaDB of its own, used as its clients use it. */
@NullMarked
package io.parkcloud.healthcare.it;

import org.jspecify.annotations.NullMarked;
