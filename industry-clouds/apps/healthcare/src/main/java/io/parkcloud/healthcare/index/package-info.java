/** What can be searched for: the search parameters of FHIR R4, and the values that a resource has for each of them. */
@NullMarked
package io.parkcloud.healthcare.index;

import org.jspecify.annotations.NullMarked;
