package io.parkcloud.workloads.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.application.ApplicationStatus.Phase;
import io.parkcloud.workloads.application.Rollout.Seen;
import io.parkcloud.workloads.application.Rollout.Standing;
import io.parkcloud.workloads.application.Rollout.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The planner against a small world of copies that become healthy, fall ill and go when it is their time. */
class RolloutTest {

    private static final Duration DRAIN = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Copy> world = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private int version = 1;
    private int numbered;
    private boolean broken;
    private boolean givenUp;

    private static final class Copy {
        private final ResourceId id;
        private final int number;
        private final int version;
        private final boolean broken;
        private final Instant made;
        private final Instant healthyFrom;
        private Optional<Standing> standing = Optional.empty();
        private Optional<Instant> goingUntil = Optional.empty();

        Copy(int number, int version, boolean broken, Instant made, Instant healthyFrom) {
            this.id = new ResourceId(new UUID(1, number));
            this.number = number;
            this.version = version;
            this.broken = broken;
            this.made = made;
            this.healthyFrom = healthyFrom;
        }

        boolean serves() {
            return goingUntil.isEmpty()
                    && standing.filter(s -> s.phase() == Phase.SERVING).isPresent();
        }
    }

    private boolean healthy(Copy copy) {
        return !copy.broken && !now.isBefore(copy.healthyFrom);
    }

    private Rollout.Plan step(int copies, boolean alone, Random random) {
        world.removeIf(
                copy -> copy.goingUntil.filter(until -> !now.isBefore(until)).isPresent());
        var seen = world.stream()
                .map(copy -> new Seen(
                        copy.id,
                        copy.number,
                        copy.standing,
                        copy.version == version,
                        healthy(copy),
                        copy.broken && now.isAfter(copy.made.plusSeconds(10)),
                        copy.made,
                        copy.goingUntil.isPresent(),
                        copy.serves()))
                .toList();
        var plan = Rollout.plan(new Wish(copies, alone, DRAIN, PATIENCE, givenUp), seen, now);
        for (var copy : world) {
            copy.standing = Optional.ofNullable(plan.standings().get(copy.id));
            if (plan.removed().contains(copy.id)) {
                copy.goingUntil = Optional.of(now.plusSeconds(random.nextInt(4)));
            }
        }
        if (plan.make()) {
            world.add(new Copy(++numbered, version, broken, now, now.plusSeconds(random.nextInt(20))));
        }
        givenUp = plan.gaveUp();
        now = now.plusSeconds(1);
        return plan;
    }

    private void settle(int copies, Random random) {
        for (int i = 0; i < 1_000; i++) {
            if (step(copies, false, random).settled()) {
                return;
            }
        }
        throw new AssertionError("not settled at " + copies + " copies: " + world.size());
    }

    private long serving() {
        return world.stream().filter(Copy::serves).filter(this::healthy).count();
    }

    @RepeatedTest(200)
    void neverFewerThanWishedWhileReleasesComeAndGo(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        int copies = 1 + random.nextInt(4);
        settle(copies, random);
        for (int release = 0; release < 4; release++) {
            version++;
            broken = random.nextInt(3) == 0;
            givenUp = false;
            for (int i = 0; i < 300; i++) {
                step(copies, false, random);
                assertThat(serving()).as("second %d of release %d", i, release).isGreaterThanOrEqualTo(copies);
                assertThat(world.stream().filter(copy -> copy.standing
                                .filter(s -> s.phase() != Phase.DRAINING)
                                .isPresent()))
                        .hasSizeLessThanOrEqualTo(copies + 1);
            }
            assertThat(givenUp).isEqualTo(broken);
            assertThat(world).allMatch(copy -> broken != (copy.version == version));
            if (broken) {
                broken = false;
                version++;
                givenUp = false;
                settle(copies, random);
            }
        }
    }

    @Test
    void moreAndFewer() {
        var random = new Random(1);
        settle(1, random);
        settle(4, random);
        assertThat(world).hasSize(4);
        settle(2, random);
        assertThat(world).extracting(copy -> copy.number).containsExactly(1, 2);
        settle(0, random);
        assertThat(world).isEmpty();
    }

    @Test
    void theFirstReleaseIsTriedWithoutEnd() {
        broken = true;
        for (int i = 0; i < 500; i++) {
            step(1, false, new Random(1));
        }
        assertThat(givenUp).isFalse();
        assertThat(world).hasSize(1);
    }

    @Test
    void whatHasOneAddressIsNeverThereTwice() {
        var random = new Random(3);
        for (int i = 0; i < 60; i++) {
            step(1, true, random);
        }
        version++;
        for (int i = 0; i < 100; i++) {
            step(1, true, random);
            assertThat(world).hasSizeLessThanOrEqualTo(1);
        }
        assertThat(world).singleElement().matches(copy -> copy.version == version);
    }

    /** One that a balancer does not let go of waits longer, but not for ever. */
    @Test
    void aBalancerThatIsAwayDelaysTheEnd() {
        var old = new Seen(
                new ResourceId(new UUID(1, 1)),
                1,
                Optional.of(new Standing(Phase.DRAINING, now)),
                false,
                true,
                false,
                now,
                false,
                true);
        var wish = new Wish(0, false, DRAIN, PATIENCE, false);
        assertThat(Rollout.plan(wish, List.of(old), now.plus(DRAIN)).removed()).isEmpty();
        assertThat(Rollout.plan(wish, List.of(old), now.plus(DRAIN).plusSeconds(60))
                        .removed())
                .containsExactly(old.id());
    }
}
