/** The whole program under test: started as a child, with a real MariaDB and Redis of its own. */
@NullMarked
package io.parkcloud.hall.it;

import org.jspecify.annotations.NullMarked;
