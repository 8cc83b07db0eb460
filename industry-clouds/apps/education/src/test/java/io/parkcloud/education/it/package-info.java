/** The packaged program on a real MariaDB and a real Redis, as browsers, programs and tools meet it. */
@NullMarked
package io.parkcloud.education.it;

import org.jspecify.annotations.NullMarked;
