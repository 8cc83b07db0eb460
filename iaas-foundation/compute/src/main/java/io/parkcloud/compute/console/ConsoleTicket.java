package io.parkcloud.compute.console;

import io.parkcloud.compute.spi.InstanceRef;
import io.parkcloud.control.audit.AuditTrail.Subject;
import java.time.Instant;

/**
 * What a ticket is good for.
 *
 * @param instance whose console it opens
 * @param subject  the same as the audit trail knows it
 * @param user     sign-in name of who asked for it
 * @param until    when it is too old
 */
public record ConsoleTicket(InstanceRef instance, Subject subject, String user, Instant until) {}
