/** The packaged program with a real database, over HTTP. */
@NullMarked
package io.parkcloud.traffic.it;

import org.jspecify.annotations.NullMarked;
