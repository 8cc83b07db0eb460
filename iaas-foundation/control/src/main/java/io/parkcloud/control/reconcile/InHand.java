package io.parkcloud.control.reconcile;

import io.parkcloud.control.store.Settlement;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.kernel.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows that this replica has leased, and which of them wait for parts of theirs that it has leased too. Such a row is not
 * written, released and claimed again for every part: it is kept, unwritten, until a part is done or a moment has passed.
 *
 * <p>A row is kept only while a part may still call it. A part calls in two steps around its commit ({@link #expect} before,
 * {@link #seen} after), so that the row is looked at by somebody who sees what the part has become: an owner that was there before
 * the commit is kept for the call, one that was not is woken in the store. Thread-safe.
 */
final class InHand {

    /** What becomes of a row after a pass. */
    enum Verdict {
        /** It leaves the hand: write it. */
        WRITE,
        /** A part called meanwhile: take another pass. */
        AGAIN,
        /** Nothing to do until somebody takes it out of here. */
        KEPT
    }

    private static final class Hand {
        private final long fence;

        /** Parts that are leased here and have not been written since. */
        private int parts;

        /** Parts that are being written, and will call. */
        private int calls;

        private boolean called;
        private @Nullable Settlement kept;
        private Instant keptUntil = Instant.MAX;

        private Hand(long fence) {
            this.fence = fence;
        }
    }

    private final Map<ResourceId, Hand> hands = new HashMap<>();
    private final Duration patience;

    /** @param patience how long a row may be kept unwritten */
    InHand(Duration patience) {
        this.patience = patience;
    }

    /** A row was leased. @return whether it is a part of one that is in hand */
    synchronized boolean begin(StoredResource row) {
        hands.put(row.id(), new Hand(row.fence()));
        var owner = owner(row);
        owner.ifPresent(hand -> hand.parts++);
        return owner.isPresent();
    }

    synchronized boolean holds(ResourceId id) {
        return hands.containsKey(id);
    }

    /**
     * A pass has ended.
     *
     * @param mayWait whether the row may be kept for parts, if it has any in hand
     */
    synchronized Verdict end(Settlement pass, boolean mayWait, Instant now) {
        var hand = hands.get(pass.before().id());
        if (hand == null || hand.fence != pass.before().fence()) {
            return Verdict.WRITE;
        }
        if (hand.called) {
            hand.called = false;
            return Verdict.AGAIN;
        }
        if (hand.calls > 0 || (mayWait && hand.parts > 0)) {
            hand.kept = pass;
            hand.keptUntil = now.plus(patience);
            return Verdict.KEPT;
        }
        hands.remove(pass.before().id());
        return Verdict.WRITE;
    }

    /** A row left the hand without being written. */
    synchronized void dropped(StoredResource row) {
        hands.computeIfPresent(row.id(), (id, hand) -> hand.fence == row.fence() ? null : hand);
        owner(row).ifPresent(hand -> hand.parts--);
    }

    /** Passes are about to be written. @return the owners that will look for themselves, and need not be woken */
    synchronized Set<ResourceId> expect(Collection<Settlement> passes) {
        var expected = new LinkedHashSet<ResourceId>();
        for (var pass : passes) {
            owner(pass.before()).ifPresent(hand -> {
                hand.parts = pass.keepLease() ? hand.parts : Math.max(0, hand.parts - 1);
                if (pass.changes() && expected.add(pass.before().owner())) {
                    hand.calls++;
                }
            });
        }
        return expected;
    }

    /** What these owners expected is written. @return those that were kept for it, to take another pass now */
    synchronized List<Settlement> seen(Collection<ResourceId> expected) {
        var next = new ArrayList<Settlement>();
        for (var owner : expected) {
            var hand = hands.get(owner);
            if (hand != null) {
                hand.calls--;
                hand.called = hand.kept == null;
                Optional.ofNullable(hand.kept).ifPresent(next::add);
                hand.kept = null;
            }
        }
        return next;
    }

    /** Those that have been kept long enough, unless somebody is just about to call them: write them. */
    synchronized List<Settlement> overdue(Instant now) {
        var overdue = new ArrayList<Settlement>();
        hands.values().removeIf(hand -> {
            boolean due = hand.kept != null && hand.calls == 0 && !now.isBefore(hand.keptUntil);
            if (due) {
                overdue.add(hand.kept);
            }
            return due;
        });
        return overdue;
    }

    private Optional<Hand> owner(StoredResource row) {
        return row.owner() == null ? Optional.empty() : Optional.ofNullable(hands.get(row.owner()));
    }
}
