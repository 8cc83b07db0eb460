package io.parkcloud.workloads.application;

import io.parkcloud.kernel.Resource;
import io.parkcloud.workloads.application.ApplicationStatus.Outcome;
import io.parkcloud.workloads.application.ApplicationStatus.Release;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which release is the present one, and how those before it went. Pure. */
final class Releases {

    private final List<Release> before;
    private final List<Resource<ReplicaSpec, ReplicaStatus>> copies;
    private final String program;
    private final int current;

    /** @param givenUp whether the wish is the one that was given up */
    Releases(
            List<Release> before,
            List<Resource<ReplicaSpec, ReplicaStatus>> copies,
            ApplicationSpec wish,
            String program,
            boolean givenUp) {
        this.before = before;
        this.copies = copies;
        this.program = program;
        int last = before.isEmpty() ? 0 : before.getLast().number();
        this.current = copies.stream()
                .filter(copy -> copy.spec().is(wish, program))
                .mapToInt(copy -> copy.spec().release())
                .max()
                .orElse(givenUp ? last : last + 1);
    }

    /** The number that a copy made now would carry. */
    int current() {
        return current;
    }

    /** All of them after the plan was carried out. */
    List<Release> after(Rollout.Plan plan, Instant now) {
        var serving = copies.stream()
                .filter(copy -> plan.serves(copy.id()))
                .map(copy -> copy.spec().release())
                .collect(Collectors.toSet());
        var after = new ArrayList<Release>();
        before.forEach(release -> after.add(
                new Release(release.number(), release.program(), release.at(), outcome(release, plan, serving))));
        if (plan.make() && before.stream().noneMatch(release -> release.number() == current)) {
            after.add(new Release(current, program, now, Outcome.ROLLING));
        }
        return List.copyOf(after.subList(Math.max(0, after.size() - ApplicationStatus.KEPT), after.size()));
    }

    private Outcome outcome(Release release, Rollout.Plan plan, Set<Integer> serving) {
        if (release.number() == current) {
            return plan.gaveUp() ? Outcome.FAILED : plan.settled() ? Outcome.SERVING : Outcome.ROLLING;
        }
        if (serving.contains(release.number())) {
            return Outcome.SERVING;
        }
        return release.outcome() == Outcome.FAILED ? Outcome.FAILED : Outcome.REPLACED;
    }
}
