package io.parkcloud.compute.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.compute.spi.InstanceRef;
import io.parkcloud.control.audit.AuditTrail.Subject;
import io.parkcloud.control.testkit.ManualClock;
import io.parkcloud.kernel.ResourceId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** A ticket is good once and not for long, wherever it is kept and whatever becomes of the keeper. */
final class ConsoleTicketsTest {

    private static final InstanceRef GUEST =
            new InstanceRef(ResourceId.PLATFORM.derive("host"), ResourceId.PLATFORM.derive("guest"));
    private static final Subject SUBJECT = new Subject(
            ResourceId.PLATFORM.derive("tenant"), ResourceId.PLATFORM.derive("project"), GUEST.instance(), "web-1");

    private final ManualClock clock = new ManualClock();
    private final MemoryShelf shelf = new MemoryShelf();

    /** What a shared store does, also when it breaks. */
    private static final class MemoryShelf implements TicketShelf {
        private final Map<String, String> kept = new ConcurrentHashMap<>();
        private boolean away;

        @Override
        public void put(String ticket, String content, Duration life) throws AwayException {
            kept.put(ticket, content); // Done, but the answer may be lost.
            requireThere();
        }

        @Override
        public Optional<String> take(String ticket) throws AwayException {
            var content = Optional.ofNullable(kept.remove(ticket));
            requireThere();
            return content;
        }

        private void requireThere() throws AwayException {
            if (away) {
                throw new AwayException(new IOException("no answer"));
            }
        }
    }

    private ConsoleTickets replica(Optional<TicketShelf> shelf) {
        return new ConsoleTickets(shelf, clock, new Random());
    }

    @Test
    void opensOnceAndSaysForWhom() {
        var alone = replica(Optional.empty());
        var ticket = alone.issue(GUEST, SUBJECT, "gov-member");
        var granted = alone.redeem(ticket).orElseThrow();
        assertThat(granted.instance()).isEqualTo(GUEST);
        assertThat(granted.subject()).isEqualTo(SUBJECT);
        assertThat(granted.user()).isEqualTo("gov-member");
        assertThat(alone.redeem(ticket)).isEmpty();
        assertThat(alone.redeem("")).isEmpty();
    }

    @Test
    void isTooOldAfterItsTime() {
        for (var tickets : List.of(replica(Optional.empty()), replica(Optional.of(shelf)))) {
            var young = tickets.issue(GUEST, SUBJECT, "u");
            var old = tickets.issue(GUEST, SUBJECT, "u");
            clock.advance(ConsoleTickets.LIFETIME.minusMillis(1));
            assertThat(tickets.redeem(young)).isPresent();
            clock.advance(Duration.ofMillis(1));
            assertThat(tickets.redeem(old)).isEmpty();
        }
    }

    @Test
    void anotherReplicaRedeemsItFromTheShelfAndNobodyAfterIt() {
        var one = replica(Optional.of(shelf));
        var other = replica(Optional.of(shelf));
        var ticket = one.issue(GUEST, SUBJECT, "gov-member");
        assertThat(other.redeem(ticket)).hasValueSatisfying(t -> {
            assertThat(t.instance()).isEqualTo(GUEST);
            assertThat(t.subject()).isEqualTo(SUBJECT);
        });
        assertThat(one.redeem(ticket)).isEmpty();
    }

    @Test
    void whileTheShelfIsAwayTheIssuerKeepsThemAndNoneIsGoodTwice() {
        var one = replica(Optional.of(shelf));
        var other = replica(Optional.of(shelf));
        var before = one.issue(GUEST, SUBJECT, "u");
        shelf.away = true;
        assertThat(one.redeem(before)).as("its keeper does not answer").isEmpty();
        var during = one.issue(GUEST, SUBJECT, "u");
        assertThat(shelf.kept).as("put there, but nobody was told").hasSize(1).doesNotContainKey(during);
        shelf.away = false;
        assertThat(other.redeem(during)).as("only its issuer knows it").isEmpty();
        assertThat(one.redeem(during)).isPresent();
        assertThat(one.redeem(during)).isEmpty();
        assertThat(one.redeem(before)).as("the shelf gave it away").isEmpty();
    }
}
