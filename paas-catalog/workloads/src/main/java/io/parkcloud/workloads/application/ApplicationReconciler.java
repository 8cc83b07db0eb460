package io.parkcloud.workloads.application;

import io.parkcloud.control.kind.KindErrors;
import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.kernel.Condition;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.loadbalancer.LoadBalancerSpec;
import io.parkcloud.network.loadbalancer.LoadBalancerStatus;
import io.parkcloud.workloads.Artifacts;
import io.parkcloud.workloads.WorkloadErrors;
import io.parkcloud.workloads.application.ApplicationStatus.GivenUp;
import io.parkcloud.workloads.application.ApplicationStatus.Phase;
import io.parkcloud.workloads.application.ApplicationStatus.State;
import io.parkcloud.workloads.spi.WorkloadEngine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps as many copies as are wished, all of the present release, and lets load balancers know which of them serve. */
final class ApplicationReconciler implements Reconciler<ApplicationSpec, ApplicationStatus> {

    /** Copies and balancers wake us; this is for what only time brings, and for wake-ups that are lost. */
    private static final Duration PACE = Duration.ofSeconds(1);

    private static final Duration RECHECK = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int USUAL_DRAIN_SECONDS = 5;
    private static final int LONGEST_STEM = 40;
    private static final String RELEASED = "Released";
    private static final String HEALTHY = "Healthy";

    private final WorkloadEngine engine;
    private final Artifacts artifacts;

    ApplicationReconciler(WorkloadEngine engine, Artifacts artifacts) {
        this.engine = engine;
        this.artifacts = artifacts;
    }

    @Override
    public Outcome<ApplicationStatus> reconcile(Pass<ApplicationSpec, ApplicationStatus> pass) {
        var copies = pass.owned(ReplicaSpec.class, ReplicaStatus.class);
        if (pass.deleting()) {
            return remove(pass, copies);
        }
        var spec = pass.spec();
        var program = artifacts
                .present(spec.artifact())
                .orElseThrow(() -> WorkloadErrors.ARTIFACT_UNKNOWN.error(
                        "the program \"%s\" has been taken away; there are %s", spec.artifact(), artifacts.names()));
        var wish = wish(pass, program);
        var plan = Rollout.plan(wish, seen(pass, copies, program), pass.now());
        var releases = new Releases(pass.observed().releases(), copies, spec, program, wish.givenUp());
        plan.removed().forEach(pass::deleteOwned);
        int numbered = numbered(pass, copies);
        if (plan.make()) {
            numbered++;
            make(pass, numbered, releases.current(), program);
        }
        var status = Facts.of(
                copies, plan.standings(), releases.after(plan, pass.now()), numbered, givenUp(pass, plan, program));
        return outcome(plan, status, copies);
    }

    /** The copies first, then the data that they shared, then the row. */
    private Outcome<ApplicationStatus> remove(
            Pass<ApplicationSpec, ApplicationStatus> pass, List<Resource<ReplicaSpec, ReplicaStatus>> copies) {
        copies.forEach(copy -> pass.deleteOwned(copy.id()));
        if (!copies.isEmpty()) {
            return Outcome.after(PACE, pass.observed()).step("EndingCopies");
        }
        engine.delete(pass.id(), pass.fence());
        return Outcome.forget();
    }

    private static Rollout.Wish wish(Pass<ApplicationSpec, ApplicationStatus> pass, String program) {
        var spec = pass.spec();
        var drain = spec.alone() ? 0 : spec.drainSeconds().orElse(USUAL_DRAIN_SECONDS);
        boolean givenUp = pass.observed()
                .givenUp()
                .filter(new GivenUp(pass.resource().metadata().generation(), program)::equals)
                .isPresent();
        return new Rollout.Wish(spec.wanted(), spec.alone(), Duration.ofSeconds(drain), PATIENCE, givenUp);
    }

    private static Optional<GivenUp> givenUp(
            Pass<ApplicationSpec, ApplicationStatus> pass, Rollout.Plan plan, String program) {
        return plan.gaveUp()
                ? Optional.of(new GivenUp(pass.resource().metadata().generation(), program))
                : Optional.empty();
    }

    private List<Rollout.Seen> seen(
            Pass<ApplicationSpec, ApplicationStatus> pass,
            List<Resource<ReplicaSpec, ReplicaStatus>> copies,
            String program) {
        var standings = Facts.standings(pass.observed());
        var balanced = balanced(pass);
        return copies.stream()
                .map(copy -> new Rollout.Seen(
                        copy.id(),
                        copy.spec().number(),
                        Optional.ofNullable(standings.get(copy.id())),
                        copy.spec().is(pass.spec(), program),
                        copy.observed().state() == State.RUNNING,
                        copy.observed().hopeless() || failed(copy),
                        copy.metadata().createdAt(),
                        copy.metadata().deleting(),
                        copy.observed().port().filter(balanced::contains).isPresent()))
                .toList();
    }

    /** Ports that a load balancer has not let go of yet, as far as it has told. */
    private static Set<ResourceId> balanced(Pass<ApplicationSpec, ApplicationStatus> pass) {
        return pass.referringTo(pass.id(), LoadBalancerSpec.class).stream()
                .flatMap(balancer ->
                        balancer.observed() instanceof LoadBalancerStatus seen ? seen.members().stream() : null)
                .map(LoadBalancerStatus.MemberHealth::port)
                .collect(Collectors.toSet());
    }

    /** A copy that the row does not know yet has its number all the same. */
    private static int numbered(
            Pass<ApplicationSpec, ApplicationStatus> pass, List<Resource<ReplicaSpec, ReplicaStatus>> copies) {
        return copies.stream()
                .mapToInt(copy -> copy.spec().number())
                .reduce(pass.observed().numbered(), Math::max);
    }

    private static void make(Pass<ApplicationSpec, ApplicationStatus> pass, int number, int release, String program) {
        var name = pass.resource().name();
        var stem = name.substring(0, Math.min(LONGEST_STEM, name.length())).strip();
        var unused = pass.ensureOwned(
                "copy-" + number,
                ReplicaSpec.class,
                "%s-%s-%d".formatted(stem, pass.id().shortName(6), number),
                new ReplicaSpec(pass.id(), number, release, program, pass.spec().ofOneCopy()));
    }

    private static Outcome<ApplicationStatus> outcome(
            Rollout.Plan plan, ApplicationStatus status, List<Resource<ReplicaSpec, ReplicaStatus>> copies) {
        var unwell = copies.stream()
                .filter(copy -> copy.observed().state() != State.RUNNING)
                .toList();
        if (!unwell.isEmpty() && plan.settled()) {
            var first = unwell.getFirst();
            var why = first.status().condition(HEALTHY);
            return Outcome.after(PACE, status)
                    .with(
                            HEALTHY,
                            false,
                            why.map(condition -> condition.reason()).orElse("NotRunning"),
                            why.map(condition -> condition.message()).orElse(""));
        }
        if (plan.settled()) {
            return Outcome.ready(status, RECHECK)
                    .with(HEALTHY, true, "Running", "")
                    .with(RELEASED, true, "AsWished", "");
        }
        if (plan.gaveUp() && plan.removed().isEmpty()) {
            return Outcome.failed(
                    WorkloadErrors.RELEASE_FAILED,
                    "release %d did not become healthy and was taken back; what served before serves on. Look at its program and settings, then change the application"
                            .formatted(status.releases().getLast().number()),
                    status);
        }
        return hopeless(copies, status)
                .map(why -> Outcome.failed(KindErrors.DEPENDENCY_FAILED, why.message(), status))
                .orElseGet(() -> Outcome.after(PACE, status).step(step(plan, status)));
    }

    /** Why a copy that is waited for cannot come, if it cannot. Should that be mended, its change wakes us. */
    private static Optional<Condition> hopeless(
            List<Resource<ReplicaSpec, ReplicaStatus>> copies, ApplicationStatus status) {
        var waitedFor = status.copies().stream()
                .filter(copy -> copy.phase() == Phase.STARTING)
                .map(ApplicationStatus.Copy::replica)
                .collect(Collectors.toSet());
        return copies.stream()
                .filter(copy -> waitedFor.contains(copy.id()) && failed(copy))
                .flatMap(copy -> copy.status().condition("Ready").stream())
                .findFirst();
    }

    private static boolean failed(Resource<?, ?> copy) {
        return copy.phase() == io.parkcloud.kernel.Phase.FAILED;
    }

    private static String step(Rollout.Plan plan, ApplicationStatus status) {
        boolean starting = plan.make() || status.copies().stream().anyMatch(copy -> copy.phase() == Phase.STARTING);
        return starting ? "StartingCopies" : "EndingCopies";
    }
}
