/** Classes as teachers and pupils see them, and their lessons. */
@NullMarked
package io.parkcloud.education.course;

import org.jspecify.annotations.NullMarked;
