package io.parkcloud.control.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.control.reconcile.InHand.Verdict;
import io.parkcloud.control.store.Settlement;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class InHandTest {

    private static final Instant NOW = Instant.EPOCH;
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final InHand hand = new InHand(PATIENCE);
    private final StoredResource owner = row(1, null);
    private final StoredResource part = row(2, owner.id());

    @Test
    void whatHasNoPartsIsWrittenAtOnce() {
        hand.begin(owner);

        assertThat(hand.end(pass(owner), true, NOW)).isEqualTo(Verdict.WRITE);
        assertThat(hand.expect(List.of(pass(part)))).isEmpty();
    }

    @Test
    void isKeptUntilAPartIsWritten() {
        hand.begin(owner);
        hand.begin(part);
        var waiting = pass(owner);
        assertThat(hand.end(waiting, true, NOW)).isEqualTo(Verdict.KEPT);

        var expected = hand.expect(List.of(pass(part)));

        assertThat(expected).containsExactly(owner.id());
        assertThat(hand.overdue(Instant.MAX)).as("it is about to be called").isEmpty();
        assertThat(hand.seen(expected)).containsExactly(waiting);
        assertThat(hand.end(pass(owner), true, NOW)).as("no part is left").isEqualTo(Verdict.WRITE);
    }

    @Test
    void aStaleLeaseDoesNotTakeTheNewOneAlong() {
        hand.begin(owner);
        var claimedAgain = row(1, null, owner.fence() + 1);
        hand.begin(claimedAgain);
        hand.begin(part);

        hand.dropped(owner);

        assertThat(hand.end(pass(claimedAgain), true, NOW)).isEqualTo(Verdict.KEPT);
    }

    @Test
    void takesAnotherPassIfThePartWasWrittenMeanwhile() {
        hand.begin(owner);
        hand.begin(part);
        assertThat(hand.seen(hand.expect(List.of(pass(part))))).isEmpty();

        assertThat(hand.end(pass(owner), true, NOW)).isEqualTo(Verdict.AGAIN);
        assertThat(hand.end(pass(owner), true, NOW)).isEqualTo(Verdict.WRITE);
    }

    @Test
    void isWrittenWhenItHasBeenKeptForTooLong() {
        hand.begin(owner);
        hand.begin(part);
        var waiting = pass(owner);
        hand.end(waiting, true, NOW);

        assertThat(hand.overdue(NOW.plus(PATIENCE).minusMillis(1))).isEmpty();
        assertThat(hand.overdue(NOW.plus(PATIENCE))).containsExactly(waiting);
        assertThat(hand.expect(List.of(pass(part))))
                .as("the store has to wake it")
                .isEmpty();
    }

    @Test
    void isNotKeptWhenItMayNotWait() {
        hand.begin(owner);
        hand.begin(part);

        assertThat(hand.end(pass(owner), false, NOW)).isEqualTo(Verdict.WRITE);
    }

    @Test
    void aPassUnderAnOlderLeaseMovesNothing() {
        hand.begin(owner);
        hand.begin(part);
        var older = new Settlement(
                row(1, null, 0),
                Phase.PENDING,
                "{}",
                false,
                Optional.empty(),
                false,
                0,
                Optional.empty(),
                0,
                false,
                false,
                false);

        assertThat(hand.end(older, true, NOW)).isEqualTo(Verdict.WRITE);
        assertThat(hand.end(pass(owner), true, NOW)).isEqualTo(Verdict.KEPT);
    }

    /** However the steps of an owner and its parts fall: after the last part was written, the owner is looked at once more. */
    @Test
    void noCallIsLost() {
        for (long seed = 0; seed < 5_000; seed++) {
            var random = new Random(seed);
            var play = new Play(random.nextInt(1, 4));
            while (!play.isOver()) {
                play.step(random);
            }
            assertThat(play.seenByOwner).as("seed %d", seed).isEqualTo(play.partsWritten);
        }
    }

    /** An owner that passes again and again, and parts that are written, each in two steps with others between. */
    private final class Play {
        private final List<StoredResource> parts = new ArrayList<>();
        private final Map<StoredResource, Set<ResourceId>> writing = new LinkedHashMap<>();
        private boolean passing = true;
        private int startedAt;
        private int partsWritten;
        private int seenByOwner;

        /** As long as it is leased, a row is only marked; it is due again when it is written. */
        private boolean woken;

        private boolean released;

        Play(int count) {
            hand.begin(owner);
            for (int i = 0; i < count; i++) {
                parts.add(row(10 + i, owner.id()));
                hand.begin(parts.getLast());
            }
        }

        boolean isOver() {
            return parts.isEmpty() && writing.isEmpty() && !passing && released && !woken;
        }

        void step(Random random) {
            switch (random.nextInt(4)) {
                case 0 -> passes();
                case 1 -> beginsWriting(random);
                case 2 -> hasWritten();
                default -> hand.overdue(NOW.plus(PATIENCE)).forEach(this::write);
            }
        }

        private void passes() {
            if (!passing) {
                return;
            }
            seenByOwner = startedAt;
            switch (hand.end(pass(owner), true, NOW)) {
                case WRITE -> write(pass(owner));
                case AGAIN -> startedAt = partsWritten;
                case KEPT -> passing = false;
            }
        }

        /** Released; a woken row is claimed again at once. */
        private void write(Settlement pass) {
            assertThat(pass.before().id()).isEqualTo(owner.id());
            passing = woken;
            released = !woken;
            if (woken) {
                woken = false;
                startedAt = partsWritten;
                hand.begin(owner);
            }
        }

        private void beginsWriting(Random random) {
            if (!parts.isEmpty()) {
                var next = parts.remove(random.nextInt(parts.size()));
                writing.put(next, hand.expect(List.of(pass(next))));
            }
        }

        private void hasWritten() {
            if (writing.isEmpty()) {
                return;
            }
            var written = writing.entrySet().iterator().next();
            writing.remove(written.getKey());
            partsWritten++;
            if (written.getValue().isEmpty()) {
                wake();
            }
            hand.seen(written.getValue()).forEach(kept -> {
                passing = true;
                startedAt = partsWritten;
            });
        }

        private void wake() {
            if (released) {
                released = false;
                passing = true;
                startedAt = partsWritten;
                hand.begin(owner);
            } else {
                woken = true;
            }
        }
    }

    private static Settlement pass(StoredResource row) {
        return new Settlement(
                row,
                Phase.PENDING,
                "{}",
                false,
                Optional.empty(),
                false,
                0,
                Optional.of("Working"),
                0,
                false,
                false,
                false);
    }

    private static StoredResource row(long number, @Nullable ResourceId owner) {
        return row(number, owner, 1);
    }

    private static StoredResource row(long number, @Nullable ResourceId owner, long fence) {
        return new StoredResource(
                new ResourceId(new UUID(0, number)),
                "widget",
                ResourceId.PLATFORM,
                ResourceId.PLATFORM,
                NetworkZone.PORTAL,
                "w" + number,
                Map.of(),
                Phase.PENDING,
                1,
                0,
                1,
                owner,
                "{}",
                "{}",
                Map.of(),
                false,
                0,
                null,
                fence,
                0);
    }
}
