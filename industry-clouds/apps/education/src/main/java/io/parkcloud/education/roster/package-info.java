/** OneRoster 1.2: schools, terms, courses, classes, people and who is where; read from and written to its CSV files. */
@NullMarked
package io.parkcloud.education.roster;

import org.jspecify.annotations.NullMarked;
