package io.parkcloud.compute.console;

import io.parkcloud.compute.console.TicketShelf.AwayException;
import io.parkcloud.compute.spi.InstanceRef;
import io.parkcloud.control.audit.AuditTrail.Subject;
import io.parkcloud.control.resource.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One-time, short-lived rights to a guest's console. They are kept on a shelf that all replicas share; where there is none, or
 * while it does not answer, by the replica that issued them. A ticket says by its first letter where it is kept and is looked
 * for nowhere else, so that none is honoured twice, whatever becomes of the shelf. Thread-safe.
 */
public final class ConsoleTickets {

    /** Where tickets are redeemed, each below it by its own name. */
    public static final String PATH = "/api/v1/consoles";

    public static final Duration LIFETIME = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleTickets.class);
    private static final int BYTES = 32;
    private static final String SHARED = "s";
    private static final String HERE = "h";

    private final Map<String, ConsoleTicket> here = new ConcurrentHashMap<>();
    private final Optional<TicketShelf> shelf;
    private final Clock clock;
    private final RandomGenerator random;

    public ConsoleTickets(Optional<TicketShelf> shelf, Clock clock, RandomGenerator random) {
        this.shelf = shelf;
        this.clock = clock;
        this.random = random;
    }

    /**
     * A ticket for the console of an instance.
     *
     * @param subject the instance as the audit trail knows it
     * @param user    sign-in name of who asks
     */
    public String issue(InstanceRef instance, Subject subject, String user) {
        var now = clock.instant();
        var granted = new ConsoleTicket(instance, subject, user, now.plus(LIFETIME));
        if (shelf.isPresent()) {
            var ticket = SHARED + secret();
            try {
                shelf.get().put(ticket, Json.MAPPER.writeValueAsString(granted), LIFETIME);
                return ticket;
            } catch (AwayException away) {
                LOG.warn("a console ticket is kept by this replica alone", away);
            }
        }
        here.values().removeIf(ticket -> ticket.until().isBefore(now));
        var ticket = HERE + secret();
        here.put(ticket, granted);
        return ticket;
    }

    /** What it was good for; empty for a ticket that is unknown, used or too old, or whose keeper does not answer. */
    Optional<ConsoleTicket> redeem(String ticket) {
        return take(ticket).filter(known -> known.until().isAfter(clock.instant()));
    }

    private Optional<ConsoleTicket> take(String ticket) {
        if (ticket.startsWith(HERE)) {
            return Optional.ofNullable(here.remove(ticket));
        }
        if (shelf.isEmpty() || !ticket.startsWith(SHARED)) {
            return Optional.empty();
        }
        try {
            return shelf.get().take(ticket).map(content -> Json.MAPPER.readValue(content, ConsoleTicket.class));
        } catch (AwayException away) {
            LOG.warn("a console ticket cannot be looked at and is refused", away);
            return Optional.empty();
        }
    }

    private String secret() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
