package io.parkcloud.control.store;

import io.parkcloud.kernel.ResourceId;

/**
 * Who did what to which, as written in the transaction that did it. Position and hashes come later, when the chain is
 * sealed.
 *
 * @param actor  the signed-in user's name, or {@code system:<kind>/<id>} for the platform itself
 * @param action {@code instance.create}
 * @param detail canonical JSON: the spec asked for, with secrets left out
 */
public record StoredAudit(
        long at,
        String actor,
        ResourceId tenant,
        ResourceId project,
        String action,
        ResourceId target,
        String targetName,
        String requestId,
        String detail) {}
