/** The audit trail: written with every access, read as FHIR AuditEvent by auditors. */
@NullMarked
package io.parkcloud.healthcare.audit;

import org.jspecify.annotations.NullMarked;
