package io.parkcloud.healthcare.audit;

import io.parkcloud.healthcare.audit.AuditEntry.Action;

/** An entry of the audit trail as it is read back; the components are those of {@link AuditEntry}, spread out. */
public record Line(
        long id,
        long at,
        String username,
        String role,
        String organization,
        String source,
        Action action,
        String interaction,
        String outcome,
        String purpose,
        String target,
        String patient,
        String detail) {}
