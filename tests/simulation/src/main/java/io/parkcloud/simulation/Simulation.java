package io.parkcloud.simulation;

import io.parkcloud.control.reconcile.PassRunner;
import io.parkcloud.control.resource.Codec;
import io.parkcloud.control.store.Settlement;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.control.store.memory.MemoryStore;
import io.parkcloud.control.testkit.ControlPlane;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.Resource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/** One run of a {@link Scenario} under one seed. The same seed is the same run, step for step. */
public final class Simulation {

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration CALM = Duration.ofHours(2);
    private static final int CALM_PASSES = 20_000;

    private final Scenario scenario;
    private final SplittableRandom random;
    private final MemoryStore store = new MemoryStore();
    private final ControlPlane plane;
    private final Codec codec;
    private final Invariants invariants;
    private final Deque<Settlement> late = new ArrayDeque<>();
    private final List<String> story = new ArrayList<>();

    public Simulation(Scenario scenario, long seed) {
        this.scenario = scenario;
        this.random = new SplittableRandom(seed);
        this.plane = new ControlPlane(store, scenario.kinds(), seed);
        this.codec = new Codec(plane.resources().kinds());
        this.invariants = new Invariants(store, plane.place());
    }

    /** A rule that did not hold, with the story up to there. */
    public static final class Violation extends AssertionError {
        private static final long serialVersionUID = 1L;

        Violation(String what, List<String> story) {
            super(what + "\nthe story:\n  " + String.join("\n  ", story));
        }
    }

    /** Runs so many steps, then lets everything settle, removes everything, and looks for leftovers. */
    public void run(int steps) {
        scenario.faults(false);
        scenario.prepare(plane);
        calm();
        scenario.faults(true);
        for (int step = 0; step < steps; step++) {
            step();
            check();
        }
        scenario.faults(false);
        calm();
        require(scenario.unsettled(resources()));
        require(invariants.everythingEnded());
        removeAll();
        require(invariants.nothingLeft());
        if (!scenario.enginesEmpty()) {
            throw new Violation("the engines still hold something", story);
        }
    }

    private void step() {
        switch (random.nextInt(10)) {
            case 0, 1 -> act();
            case 2 -> {
                var jump = Duration.ofMillis(random.nextLong(1, random.nextBoolean() ? 2_000 : 120_000));
                story.add("the clock jumps " + jump);
                plane.clock().advance(jump);
            }
            case 3 -> comeBackLate();
            default -> work();
        }
    }

    private void act() {
        try {
            scenario.act(plane, random);
        } catch (PlatformException refused) {
            story.add("refused: " + refused.code().id());
        }
    }

    /** One replica claims one row and runs passes; between any two of them it may die or stall. */
    private void work() {
        var now = plane.clock().instant();
        var claimed = store.claimDue("replica-" + random.nextInt(2), now, now.plus(LEASE), 1);
        if (claimed.isEmpty()) {
            plane.clock().advance(Duration.ofMillis(random.nextInt(1, 400)));
            return;
        }
        StoredResource row = claimed.getFirst();
        for (int pass = 0; pass < 100; pass++) {
            var settlement = plane.runner().run(row);
            int fate = random.nextInt(20);
            if (fate == 0) {
                story.add("a replica dies over " + row.kind() + " " + row.name());
                return;
            }
            if (fate == 1) {
                story.add("a replica stalls over " + row.kind() + " " + row.name());
                late.add(settlement);
                return;
            }
            boolean refused =
                    !store.settle(List.of(settlement), plane.clock().instant()).isEmpty();
            story.add(
                    "%s %s: %s%s".formatted(row.kind(), row.name(), outcome(settlement), refused ? " (refused)" : ""));
            if (refused || !settlement.keepLease()) {
                return;
            }
            row = PassRunner.continued(settlement);
        }
        throw new Violation(row.kind() + " " + row.name() + " takes step after step without end", story);
    }

    private void comeBackLate() {
        var settlement = late.poll();
        if (settlement != null) {
            var refused = store.settle(List.of(settlement), plane.clock().instant());
            story.add("a stalled replica comes back over " + settlement.before().name()
                    + (refused.isEmpty() ? "" : " and is refused"));
        }
    }

    private static String outcome(Settlement s) {
        return s.forget() ? "gone" : s.keepLease() ? "a step" : s.phase().toString();
    }

    private void calm() {
        late.clear();
        if (plane.settleWithin(CALM, CALM_PASSES) >= CALM_PASSES) {
            throw new Violation("the platform does not come to rest", story);
        }
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
                    story.add("not yet: " + inUse.code().id());
                }
            }
            calm();
        }
    }

    private void check() {
        require(invariants.always());
        require(scenario.violations(resources()));
    }

    private void require(List<String> violations) {
        if (!violations.isEmpty()) {
            throw new Violation(String.join("\n", violations), story);
        }
    }

    private List<Resource<?, ?>> resources() {
        var all = new ArrayList<Resource<?, ?>>();
        for (var row : invariants.rows()) {
            all.add(codec.decode(row));
        }
        return all;
    }
}
