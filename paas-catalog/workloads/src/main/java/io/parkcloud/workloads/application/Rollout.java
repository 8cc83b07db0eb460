package io.parkcloud.workloads.application;

import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.application.ApplicationStatus.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Replaces copies of an application by better ones, so that at no moment fewer take connections than shall: one more is made, it
 * serves as soon as it is healthy, then one of the old ones gets nothing new, finishes, and goes. A release whose copies do not
 * become healthy is given up while something older serves. Pure.
 */
final class Rollout {

    /** A balancer whose engine is away sends nobody anywhere anew; the old copy does not wait for it without end. */
    private static final Duration LONGEST_BALANCED = Duration.ofSeconds(60);

    private final Wish wish;
    private final Instant now;
    private final Map<ResourceId, Standing> standings = new LinkedHashMap<>();
    private final List<ResourceId> removed = new ArrayList<>();
    private boolean gaveUp;

    /**
     * @param copies   how many shall serve
     * @param alone    whether there may never be one more, because they have one address
     * @param drain    how long one that goes may finish
     * @param patience how long one that comes may take to become healthy
     * @param givenUp  whether this wish was given up before
     */
    record Wish(int copies, boolean alone, Duration drain, Duration patience, boolean givenUp) {}

    /**
     * A copy as it is seen.
     *
     * @param standing empty for one that was never looked at
     * @param current  whether it is as wished
     * @param healthy  whether it answers its probe
     * @param hopeless whether it has died too often
     * @param made     when
     * @param going    whether it was removed and is not gone yet
     * @param balanced whether a load balancer still sends it connections
     */
    record Seen(
            ResourceId id,
            int number,
            java.util.Optional<Standing> standing,
            boolean current,
            boolean healthy,
            boolean hopeless,
            Instant made,
            boolean going,
            boolean balanced) {}

    /** What a copy is there for, and since when. */
    record Standing(Phase phase, Instant since) {}

    /**
     * What to do.
     *
     * @param standings of the copies that stay for now
     * @param removed   copies to remove
     * @param make      whether to make another one, as wished
     * @param settled   whether all is as wished
     * @param gaveUp    whether the wish is given up, now or before
     */
    record Plan(
            Map<ResourceId, Standing> standings,
            List<ResourceId> removed,
            boolean make,
            boolean settled,
            boolean gaveUp) {

        /** Whether that copy takes connections. */
        boolean serves(ResourceId copy) {
            var standing = standings.get(copy);
            return standing != null && standing.phase() == Phase.SERVING;
        }
    }

    private Rollout(Wish wish, Instant now) {
        this.wish = wish;
        this.now = now;
        this.gaveUp = wish.givenUp();
    }

    static Plan plan(Wish wish, List<Seen> copies, Instant now) {
        return new Rollout(wish, now).plan(copies);
    }

    private Plan plan(List<Seen> copies) {
        var staying = copies.stream()
                .filter(copy -> !copy.going())
                .sorted(Comparator.comparingInt(Seen::number))
                .toList();
        staying.forEach(copy ->
                standings.put(copy.id(), copy.standing().orElseGet(() -> new Standing(Phase.STARTING, copy.made()))));
        staying.forEach(this::promote);
        giveUpIfHopeless(staying);
        if (!gaveUp) {
            retireOld(staying);
        }
        retireSurplus(staying);
        staying.forEach(this::removeDrained);
        boolean make = !gaveUp && room(copies);
        return new Plan(new HashMap<>(standings), List.copyOf(removed), make, settled(copies, make), gaveUp);
    }

    private void promote(Seen copy) {
        if (is(copy, Phase.STARTING) && copy.current() && copy.healthy()) {
            turn(copy, Phase.SERVING);
        }
    }

    /** Only while something older serves: the first release has nothing to go back to, and is tried without end. */
    private void giveUpIfHopeless(List<Seen> copies) {
        if (copies.stream().noneMatch(copy -> !copy.current() && is(copy, Phase.SERVING))) {
            return;
        }
        for (var copy : copies) {
            boolean late = standing(copy).since().plus(wish.patience()).isBefore(now);
            if (copy.current() && is(copy, Phase.STARTING) && (late || copy.hopeless() || gaveUp)) {
                remove(copy);
                gaveUp = true;
            }
        }
    }

    /** What was overtaken before it served goes at once; what serves goes when enough others do. */
    private void retireOld(List<Seen> copies) {
        for (var copy : copies) {
            if (!copy.current() && is(copy, Phase.STARTING)) {
                remove(copy);
            }
        }
        copies.stream()
                .filter(copy -> !copy.current() && is(copy, Phase.SERVING))
                .sorted(Comparator.comparing(Seen::healthy))
                .filter(copy -> wish.alone() || others(copies, copy) >= wish.copies())
                .findFirst()
                .ifPresent(copy -> turn(copy, Phase.DRAINING));
    }

    /** How many healthy copies serve beside this one. */
    private long others(List<Seen> copies, Seen but) {
        return copies.stream()
                .filter(copy -> !copy.id().equals(but.id()) && is(copy, Phase.SERVING) && copy.healthy())
                .count();
    }

    private void retireSurplus(List<Seen> copies) {
        var kept = copies.stream()
                .filter(Seen::current)
                .filter(copy -> is(copy, Phase.STARTING) || is(copy, Phase.SERVING))
                .toList();
        for (var copy : kept.subList(Math.min(kept.size(), wish.copies()), kept.size())) {
            if (is(copy, Phase.STARTING)) {
                remove(copy);
            } else {
                turn(copy, Phase.DRAINING);
            }
        }
    }

    private void removeDrained(Seen copy) {
        if (!is(copy, Phase.DRAINING)) {
            return;
        }
        var until = standing(copy).since().plus(wish.drain());
        if (copy.balanced() ? !now.isBefore(until.plus(LONGEST_BALANCED)) : !now.isBefore(until)) {
            remove(copy);
        }
    }

    private boolean room(List<Seen> copies) {
        long current = copies.stream()
                .filter(copy -> copy.current() && (is(copy, Phase.STARTING) || is(copy, Phase.SERVING)))
                .count();
        long there = copies.stream()
                .filter(copy -> wish.alone() || is(copy, Phase.STARTING) || is(copy, Phase.SERVING))
                .count();
        return current < wish.copies() && there < wish.copies() + (wish.alone() ? 0 : 1);
    }

    private boolean settled(List<Seen> copies, boolean make) {
        return !make
                && removed.isEmpty()
                && copies.size() == wish.copies()
                && copies.stream().allMatch(copy -> copy.current() && is(copy, Phase.SERVING));
    }

    private boolean is(Seen copy, Phase phase) {
        var standing = standings.get(copy.id());
        return standing != null && standing.phase() == phase;
    }

    private Standing standing(Seen copy) {
        return standings.getOrDefault(copy.id(), new Standing(Phase.STARTING, copy.made()));
    }

    private void turn(Seen copy, Phase phase) {
        standings.put(copy.id(), new Standing(phase, now));
    }

    private void remove(Seen copy) {
        standings.remove(copy.id());
        removed.add(copy.id());
    }
}
