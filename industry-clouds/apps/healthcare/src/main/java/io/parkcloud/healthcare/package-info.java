/**
 * The health record exchange: a program of its own that a hospital group runs inside its tenant network. It speaks FHIR R4 at
 * {@code /fhir}, shows patients to clinicians as their consents allow, and remembers who saw what.
 * It knows nothing of the cloud it runs on: a MySQL and a data directory are handed to it by environment variables.
 */
@NullMarked
package io.parkcloud.healthcare;

import org.jspecify.annotations.NullMarked;
