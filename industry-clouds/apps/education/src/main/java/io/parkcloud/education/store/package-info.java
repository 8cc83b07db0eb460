/** MySQL or MariaDB for everything that has to stay, Redis for who is signed in. */
@NullMarked
package io.parkcloud.education.store;

import org.jspecify.annotations.NullMarked;
