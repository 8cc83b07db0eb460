package io.parkcloud.compute.instance;

import io.parkcloud.compute.spi.InstanceRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** One-time, short-lived rights to look at a guest's screen. Kept by the replica that issued them. Thread-safe. */
public final class ConsoleTickets {

    public static final Duration LIFETIME = Duration.ofSeconds(30);

    private static final int BYTES = 32;

    private record Ticket(InstanceRef instance, Instant until) {}

    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();
    private final Clock clock;
    private final RandomGenerator random;

    public ConsoleTickets(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    String issue(InstanceRef instance) {
        var now = clock.instant();
        tickets.values().removeIf(ticket -> ticket.until().isBefore(now));
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        tickets.put(ticket, new Ticket(instance, now.plus(LIFETIME)));
        return ticket;
    }

    /** Whose screen it is; empty for a ticket that is unknown, used or too old. */
    public Optional<InstanceRef> redeem(String ticket) {
        return Optional.ofNullable(tickets.remove(ticket))
                .filter(known -> known.until().isAfter(clock.instant()))
                .map(Ticket::instance);
    }
}
