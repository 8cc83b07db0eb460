package io.parkcloud.ops.alarms.rule;

import io.parkcloud.compute.host.HostSpec;
import io.parkcloud.compute.instance.InstanceStatus;
import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.resource.Provision;
import io.parkcloud.control.resource.Provision.Item;
import io.parkcloud.kernel.Condition;
import io.parkcloud.kernel.ErrorCategory;
import io.parkcloud.kernel.Metadata;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.ops.alarms.ProjectAlarms;
import io.parkcloud.ops.alarms.rule.AlarmRuleSpec.Grouping;
import io.parkcloud.ops.alarms.rule.Causes.About;
import io.parkcloud.ops.metrics.promql.PromScope;
import io.parkcloud.ops.metrics.query.MetricQueries;
import io.parkcloud.ops.metrics.query.MetricsAnswer.Series;
import io.parkcloud.ops.metrics.query.MetricsQuery;
import io.parkcloud.ops.metrics.query.Turns;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Asks, compares with what was known, and makes sure that there is an incident for whatever begins to count. */
final class AlarmRuleReconciler implements Reconciler<AlarmRuleSpec, AlarmRuleStatus> {

    /** As often as series are collected. */
    static final Duration EVERY = Duration.ofSeconds(15);

    /** Others are asking; nobody waits for them here. */
    private static final Duration NO_TURN = Duration.ofSeconds(1);

    private static final String EVALUATED = "Evaluated";

    private final MetricQueries metrics;
    private final Turns turns;
    private final ProjectAlarms project;
    private final Supplier<Provision> provision;
    private final Consumer<ResourceId> hints;

    AlarmRuleReconciler(
            MetricQueries metrics,
            Turns turns,
            ProjectAlarms project,
            Supplier<Provision> provision,
            Consumer<ResourceId> hints) {
        this.metrics = metrics;
        this.turns = turns;
        this.project = project;
        this.provision = provision;
        this.hints = hints;
    }

    @Override
    public Outcome<AlarmRuleStatus> reconcile(Pass<AlarmRuleSpec, AlarmRuleStatus> pass) {
        if (pass.deleting()) {
            return Outcome.forget();
        }
        var tenant = pass.resource().metadata().tenant();
        if (!turns.enter(tenant)) {
            return Outcome.ready(pass.observed(), NO_TURN);
        }
        List<Series> answered;
        try {
            answered = ask(pass);
        } catch (PlatformException refused) {
            // While nobody answers, nothing begins and nothing ends. A query that is no good is the same at the next
            // look.
            var code = refused.code();
            var unknown = code.category() == ErrorCategory.UNAVAILABLE || code.category() == ErrorCategory.RATE_LIMITED;
            return Outcome.ready(unknown ? pass.observed() : AlarmRuleStatus.NOTHING, EVERY)
                    .with(EVALUATED, false, code.id(), String.valueOf(refused.getMessage()));
        } finally {
            turns.leave(tenant);
        }
        var before = pass.observed().alarms();
        var next = assigned(pass, AlarmPlanner.next(pass.id(), pass.spec(), before, answered, pass.now()));
        changed(before, next.alarms()).forEach(hints);
        return Outcome.ready(next, EVERY).with(EVALUATED, true, "Answered", "");
    }

    /** The incidents that have an alarm more or less now. */
    private static Set<ResourceId> changed(List<Alarm> before, List<Alarm> now) {
        var was = incidents(before);
        var is = incidents(now);
        var changed = new HashSet<ResourceId>();
        was.forEach((alarm, incident) -> {
            if (!is.containsKey(alarm)) {
                changed.add(incident);
            }
        });
        is.forEach((alarm, incident) -> {
            if (!was.containsKey(alarm)) {
                changed.add(incident);
            }
        });
        return changed;
    }

    private static Map<String, ResourceId> incidents(List<Alarm> alarms) {
        var incidents = new HashMap<String, ResourceId>();
        alarms.forEach(alarm -> alarm.incident().ifPresent(incident -> incidents.put(alarm.id(), incident)));
        return incidents;
    }

    /** Series that have a value now. */
    private List<Series> ask(Pass<AlarmRuleSpec, AlarmRuleStatus> pass) {
        var place = pass.resource().metadata();
        var scope = PromScope.of(place.tenant(), place.project());
        // The rule is its own asker: people at their boards and rules do not take each other's turns.
        var answer = metrics.ask(pass.id(), scope, MetricsQuery.at(pass.spec().query(), pass.now()));
        return answer.series().stream()
                .filter(series -> series.values().getFirst() != null)
                .toList();
    }

    /** Alarms that begin to count get their incident, and keep it until they end. */
    private AlarmRuleStatus assigned(Pass<AlarmRuleSpec, AlarmRuleStatus> pass, AlarmRuleStatus status) {
        var begin = status.alarms().stream()
                .filter(alarm -> alarm.counts() && alarm.incident().isEmpty())
                .toList();
        if (begin.isEmpty()) {
            return status;
        }
        var rule = pass.resource().metadata();
        var known = known(rule, begin);
        var hosts =
                known.values().stream().flatMap(about -> about.host().stream()).collect(Collectors.toSet());
        var causes = Causes.of(rule, pass.spec().grouping().orElse(Grouping.CAUSE), begin, known, away(hosts));
        causes.values().stream()
                .collect(Collectors.toMap(Cause::incident, cause -> cause, (a, b) -> a))
                .values()
                .forEach(cause -> provide(rule, cause));
        var assigned = status.alarms().stream()
                .map(alarm -> Optional.ofNullable(causes.get(alarm.id()))
                        .map(cause -> alarm.in(cause.incident()))
                        .orElse(alarm))
                .toList();
        return new AlarmRuleStatus(status.firing(), status.pending(), assigned, status.left());
    }

    /** A label says what an alarm is about, and labels can be written by whoever writes the query: only what is theirs is known. */
    private Map<ResourceId, About> known(Metadata rule, List<Alarm> alarms) {
        var place = ProjectAlarms.placeOf(rule);
        var resources = project.in(
                place,
                alarms.stream().flatMap(alarm -> alarm.resource().stream()).toList());
        var owners = project.in(
                place,
                resources.values().stream()
                        .flatMap(resource -> resource.metadata().owner().stream())
                        .toList());
        var known = new HashMap<ResourceId, About>();
        resources.forEach((id, resource) -> {
            var owner = resource.metadata().owner().map(owners::get);
            known.put(
                    id,
                    new About(
                            id,
                            resource.name(),
                            owner.map(Resource::id),
                            owner.map(Resource::name).orElse(""),
                            host(resource)));
        });
        return known;
    }

    private static Optional<ResourceId> host(Resource<?, ?> resource) {
        return resource.observed() instanceof InstanceStatus seen ? seen.host() : Optional.empty();
    }

    private Set<ResourceId> away(Set<ResourceId> hosts) {
        return project.platforms(hosts).stream()
                .filter(host -> host.spec() instanceof HostSpec
                        && host.status()
                                .condition("EngineReachable")
                                .filter(c -> c.state() == Condition.State.FALSE)
                                .isPresent())
                .map(Resource::id)
                .collect(Collectors.toSet());
    }

    private void provide(Metadata rule, Cause cause) {
        var unused = provision
                .get()
                .provide(new Item<>(
                        ProjectAlarms.placeOf(rule),
                        cause.incident(),
                        rule.zone(),
                        "incident-" + cause.incident().shortName(10),
                        Map.of(),
                        cause.spec()));
    }
}
