/** A FHIR search turned into one SQL statement, a page at a time. */
@NullMarked
package io.parkcloud.healthcare.search;

import org.jspecify.annotations.NullMarked;
