/** What files are, and how words are found. */
@NullMarked
package io.parkcloud.education.library;

import org.jspecify.annotations.NullMarked;
