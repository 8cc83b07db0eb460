/** Reading and checking archives. */
@NullMarked
package io.parkcloud.education.roster;

import org.jspecify.annotations.NullMarked;
