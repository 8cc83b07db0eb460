/** The FHIR interactions: what each does, and HAPI's plain server in front of them. */
@NullMarked
package io.parkcloud.healthcare.fhir;

import org.jspecify.annotations.NullMarked;
