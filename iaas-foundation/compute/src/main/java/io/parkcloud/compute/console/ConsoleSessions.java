package io.parkcloud.compute.console;

import io.parkcloud.control.audit.AuditTrail;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Begins sessions, and writes down who looked at whose console for how long. Thread-safe. */
final class ConsoleSessions {

    private final AuditTrail trail;
    private final Clock clock;
    private final Duration idle;

    /** @param idle time without a word from either side after which a session is closed */
    ConsoleSessions(AuditTrail trail, Clock clock, Duration idle) {
        this.trail = trail;
        this.clock = clock;
        this.idle = idle;
    }

    /** A session that is in the audit trail already; it closes the guest's channel when it ends. */
    ConsoleSession begin(ConsoleTicket ticket, SocketChannel guest, String address, String requestId) {
        try {
            trail.record(
                    ticket.user(), "instance.open-console", ticket.subject(), requestId, Map.of("address", address));
        } catch (RuntimeException unrecorded) {
            try {
                guest.close();
            } catch (IOException gone) {
                unrecorded.addSuppressed(gone);
            }
            throw unrecorded;
        }
        var begun = clock.instant();
        return new ConsoleSession(guest, idle, code -> {
            var seconds = Duration.between(begun, clock.instant()).toSeconds();
            trail.record(
                    ticket.user(),
                    "instance.close-console",
                    ticket.subject(),
                    requestId,
                    Map.of("address", address, "seconds", seconds, "code", code));
        });
    }
}
