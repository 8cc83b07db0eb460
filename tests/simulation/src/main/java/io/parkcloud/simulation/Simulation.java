package io.parkcloud.simulation;

import io.parkcloud.control.reconcile.PassRunner;
import io.parkcloud.control.store.Settlement;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.control.store.Surroundings;
import io.parkcloud.control.store.memory.MemoryStore;
import io.parkcloud.control.testkit.ControlPlane;
import io.parkcloud.control.testkit.ManualClock;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** One run of a {@link Scenario} under one seed. The same seed is the same run, step for step. */
public final class Simulation {

    private static final Duration LEASE = Duration.ofSeconds(60);

    /** Longer than the longest time between two looks at what is Ready: what nobody looked at again has come to rest. */
    private static final Duration REST = Duration.ofMinutes(6);

    private static final Duration SWEEP = Duration.ofMinutes(6);
    private static final Duration CALM = Duration.ofHours(3);
    private static final int CALM_PASSES = 50_000;
    private static final int WHILE_STALLED = 60;

    private final Scenario scenario;
    private final SplittableRandom random;
    private final ManualClock clock = new ManualClock();
    private final MemoryStore store = new MemoryStore();
    private final Story story;
    private final Turbulence turbulence;
    private final ControlPlane plane;
    private final Invariants invariants;
    private Optional<StoredResource> inHand = Optional.empty();
    private final Deque<Settlement> late = new ArrayDeque<>();
    private final Map<ResourceId, Decoded> decoded = new HashMap<>();

    /** So that rows that stay as they are need not be decoded after every step. */
    private record Decoded(StoredResource row, Resource<?, ?> resource) {}

    public Simulation(Scenario scenario, long seed) {
        this.scenario = scenario;
        this.random = new SplittableRandom(seed);
        this.story = new Story(seed, clock);
        this.turbulence = new Turbulence(random.split(), clock, story::tell);
        var faulty = Interposed.on(Store.class, store, turbulence);
        var kinds = scenario.kinds(new Setting(faulty, store, clock, random.split(), turbulence));
        this.plane = new ControlPlane(faulty, kinds, seed, clock);
        this.invariants = new Invariants(store, plane.resources().kinds(), scenario.places(plane));
        turbulence.whileStalled(this::others);
    }

    /** Runs so many steps, then lets everything settle, removes everything, and looks for leftovers. */
    public void run(int steps) {
        scenario.prepare(plane);
        calm();
        turbulence.on(true);
        for (int step = 1; step <= steps; step++) {
            story.step(step);
            step();
            check();
        }
        turbulence.on(false);
        story.tell("from here on nothing fails");
        rest();
        var resources = resources();
        require(invariants.settled(resources));
        require(scenario.unsettled(resources));
        story.tell("from here on everything is removed");
        scenario.untangle(plane);
        calm();
        removeAll();
        rest();
        require(invariants.nothingLeft());
        require(scenario.leftovers());
    }

    /** What happens while a replica stalls: often just what makes its work obsolete. */
    private void others() {
        var stalled = inHand;
        if (random.nextInt(3) == 0) {
            stalled.ifPresent(this::removeWhole);
        }
        int steps = random.nextInt(WHILE_STALLED);
        for (int i = 0; i < steps; i++) {
            if (random.nextBoolean()) {
                work();
            } else {
                step();
            }
            check();
        }
        inHand = stalled;
    }

    /** The resource with what it is a part of. */
    private void removeWhole(StoredResource part) {
        var whole = part;
        for (var owner = Optional.of(part); owner.isPresent(); owner = owner(whole)) {
            whole = owner.get();
        }
        story.tell("delete " + named(whole));
        try {
            plane.delete(whole.id());
        } catch (PlatformException | NoSuchElementException refused) {
            story.tell("  refused: " + refused.getMessage());
        }
    }

    private Optional<StoredResource> owner(StoredResource row) {
        return Optional.ofNullable(row.owner()).flatMap(store::find);
    }

    private void step() {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> act();
            case 3 -> {
                var jump = Duration.ofMillis(random.nextLong(1, random.nextBoolean() ? 2_000 : 120_000));
                clock.advance(jump);
                story.tell("the clock jumps " + jump);
            }
            case 4 -> comeBackLate();
            default -> work();
        }
    }

    private void act() {
        try {
            scenario.act(plane, random, story::tell);
        } catch (PlatformException refused) {
            story.tell("  refused: " + refused.code().id());
        }
    }

    /** One replica claims one row and runs passes; between any two of them, or amid one, it may die or stall. */
    private void work() {
        var now = clock.instant();
        var replica = "replica-" + random.nextInt(2);
        var claimed = store.claimDue(replica, now, now.plus(LEASE), 1);
        if (claimed.isEmpty()) {
            clock.advance(Duration.ofMillis(random.nextInt(1, 400)));
            return;
        }
        StoredResource row = claimed.getFirst();
        var around = Optional.of(store.around(List.of(row.id())));
        for (int pass = 0; pass < 100; pass++) {
            var settlement = pass(row, around);
            around = Optional.empty();
            if (settlement.isEmpty()) {
                startAgain(replica);
                return;
            }
            int fate = random.nextInt(40);
            if (fate == 0) {
                story.tell("a replica dies over " + named(row));
                startAgain(replica);
                return;
            }
            if (fate == 1) {
                story.tell("a replica stalls over " + named(row));
                late.add(settlement.get());
                return;
            }
            if (unwritten(settlement.get())) {
                row = PassRunner.continued(settlement.get());
            } else if (settle(settlement.get()) && settlement.get().keepLease()) {
                row = PassRunner.continued(settlement.get());
            } else {
                return;
            }
        }
        throw story.violated(named(row) + " takes step after step without end");
    }

    /** Under its old name or, as far as the others know, under a new one. */
    private void startAgain(String replica) {
        if (random.nextBoolean()) {
            int rows = store.takeBack(replica, clock.instant(), clock.instant().plus(LEASE));
            story.tell("  it starts again and takes back " + rows);
        }
    }

    /** A step that is over soon may stay in memory. */
    private boolean unwritten(Settlement settlement) {
        return settlement.keepLease() && settlement.step().isEmpty() && random.nextBoolean();
    }

    private Optional<Settlement> pass(StoredResource row, Optional<Surroundings> around) {
        turbulence.enter();
        inHand = Optional.of(row);
        try {
            return Optional.of(plane.runner().run(row, around));
        } catch (Turbulence.Crash died) {
            return Optional.empty();
        } finally {
            turbulence.leave();
        }
    }

    /** @return whether it was not refused */
    private boolean settle(Settlement settlement) {
        boolean refused = !store.settle(List.of(settlement), clock.instant()).isEmpty();
        story.tell("%s: %s%s".formatted(named(settlement.before()), outcome(settlement), refused ? " (refused)" : ""));
        return !refused;
    }

    private void comeBackLate() {
        var settlement = late.poll();
        if (settlement != null) {
            story.tell("a stalled replica comes back");
            settle(settlement);
        }
    }

    private static String named(StoredResource row) {
        return row.kind() + " " + row.name() + " (" + row.id().shortName(6) + ")";
    }

    private static String outcome(Settlement s) {
        if (s.forget()) {
            return "gone";
        }
        return s.keepLease()
                ? "a step " + s.step().orElse("")
                : s.phase() + s.failure().map(f -> " " + f.code().id()).orElse("");
    }

    /** Everything comes to an end, and the sweeps have found what they are there for. */
    private void rest() {
        late.clear();
        calm();
        for (int round = 0; round < 2; round++) {
            scenario.sweep();
            clock.advance(SWEEP);
            calm();
        }
        scenario.sweep();
        calm();
    }

    /** Nothing fails any more; runs until nothing changes. */
    private void calm() {
        var end = clock.instant().plus(CALM);
        Instant changed = clock.instant();
        for (int passes = 0; passes < CALM_PASSES; passes++) {
            var due = store.nextDue();
            if (due.isEmpty() || due.get().isAfter(changed.plus(REST))) {
                return;
            }
            if (due.get().isAfter(end)) {
                throw story.violated("the platform does not come to rest: after " + CALM + " things still change");
            }
            clock.advanceTo(due.get());
            if (calmPass()) {
                changed = clock.instant();
            }
        }
        throw story.violated("the platform does not come to rest: " + CALM_PASSES + " passes and no end");
    }

    /** @return whether something changed */
    private boolean calmPass() {
        var now = clock.instant();
        var claimed = store.claimDue("calm", now, now.plus(LEASE), 1);
        boolean changed = false;
        for (var first : claimed) {
            var row = first;
            for (int pass = 0; pass < 100; pass++) {
                var settlement = plane.runner().run(row);
                boolean changes = settlement.changes();
                changed |= changes;
                store.settle(List.of(settlement), clock.instant());
                if (changes) {
                    story.tell(named(row) + ": " + outcome(settlement));
                }
                if (!settlement.keepLease()) {
                    break;
                }
                row = PassRunner.continued(settlement);
            }
        }
        return changed;
    }

    private void removeAll() {
        for (int round = 0; round < 20 && !resources().isEmpty(); round++) {
            for (var resource : resources()) {
                try {
                    if (!resource.metadata().deleting()
                            && resource.metadata().owner().isEmpty()) {
                        plane.delete(resource.id());
                    }
                } catch (PlatformException inUse) {
                    story.tell("not yet: " + inUse.getMessage());
                }
            }
            calm();
        }
    }

    private void check() {
        var resources = resources();
        require(invariants.always(resources));
        require(claimsAreHeld(resources));
        require(scenario.violations(resources));
    }

    /** Who holds a claim is there. */
    private List<String> claimsAreHeld(List<Resource<?, ?>> resources) {
        var there = resources.stream().map(Resource::id).collect(Collectors.toSet());
        return store.holders().stream()
                .filter(holder -> !there.contains(holder))
                .map(holder -> holder + " holds a claim and is gone")
                .toList();
    }

    private void require(List<String> violations) {
        if (!violations.isEmpty()) {
            throw story.violated(String.join("\n", violations));
        }
    }

    private List<Resource<?, ?>> resources() {
        var all = new ArrayList<Resource<?, ?>>();
        for (var row : invariants.rows()) {
            var known = decoded.get(row.id());
            if (known == null || !known.row().equals(row)) {
                known = new Decoded(row, plane.codec().decode(row));
                decoded.put(row.id(), known);
            }
            all.add(known.resource());
        }
        return all;
    }
}
