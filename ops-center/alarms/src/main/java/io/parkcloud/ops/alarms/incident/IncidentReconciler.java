package io.parkcloud.ops.alarms.incident;

import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.kernel.Metadata;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.ops.alarms.ProjectAlarms;
import io.parkcloud.ops.alarms.channel.Message;
import io.parkcloud.ops.alarms.channel.NotificationChannelSpec;
import io.parkcloud.ops.alarms.channel.Notifier;
import io.parkcloud.ops.alarms.incident.IncidentStatus.Member;
import io.parkcloud.ops.alarms.incident.IncidentStatus.State;
import io.parkcloud.ops.alarms.rule.Alarm;
import io.parkcloud.ops.alarms.rule.AlarmRuleKind;
import io.parkcloud.ops.alarms.rule.AlarmRuleSpec;
import io.parkcloud.ops.alarms.rule.AlarmRuleStatus;
import io.parkcloud.ops.alarms.silence.SilenceKind;
import io.parkcloud.ops.alarms.silence.SilenceSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gathers what the project's rules have found, asks the planner, and sends at most one message a pass. What was sent is on disk
 * before the next one goes, so a restart sends nothing twice; only if the platform dies between a message and that, the same one
 * goes again, with the same id.
 */
final class IncidentReconciler implements Reconciler<IncidentSpec, IncidentStatus> {

    private static final Duration WHILE_OPEN = Duration.ofSeconds(10);
    private static final Duration OTHERWISE = Duration.ofMinutes(1);

    /** The rule that made it is about to be written down. */
    private static final Duration JUST_MADE = Duration.ofSeconds(2);

    private final ProjectAlarms project;
    private final Notifier notifier;

    IncidentReconciler(ProjectAlarms project, Notifier notifier) {
        this.project = project;
        this.notifier = notifier;
    }

    @Override
    public Outcome<IncidentStatus> reconcile(Pass<IncidentSpec, IncidentStatus> pass) {
        if (pass.deleting()) {
            return Outcome.forget();
        }
        var place = ProjectAlarms.placeOf(pass.resource().metadata());
        var firing = firing(pass.id(), place, pass.now());
        var next = IncidentPlanner.next(pass.id(), pass.observed(), firing, pass.now());
        var due = next.deliveries().stream()
                .filter(one -> one.waits(pass.now()))
                .min(Comparator.comparing(Delivery::due));
        if (due.isPresent()) {
            var told = attempt(pass, next, due.get());
            return outcome(Outcome.after(Duration.ZERO, told), told);
        }
        return outcome(Outcome.ready(next, look(next, pass.now())), next);
    }

    private static Outcome<IncidentStatus> outcome(Outcome<IncidentStatus> of, IncidentStatus status) {
        var failed = status.deliveries().stream()
                .filter(one -> one.failure().isPresent())
                .reduce((a, b) -> b);
        return of.with(
                "Told",
                failed.isEmpty(),
                failed.isEmpty() ? "Told" : "NotTaken",
                failed.flatMap(Delivery::failure).orElse(""));
    }

    private static Duration look(IncidentStatus status, Instant now) {
        if (status.episodes() == 0) {
            return JUST_MADE;
        }
        var usual = status.state() == State.RESOLVED ? OTHERWISE : WHILE_OPEN;
        return status.deliveries().stream()
                .filter(one -> one.over().isEmpty())
                .map(one -> Duration.between(now, one.due()))
                .filter(wait -> wait.compareTo(usual) < 0)
                .min(Comparator.naturalOrder())
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .orElse(usual);
    }

    private IncidentStatus attempt(Pass<IncidentSpec, IncidentStatus> pass, IncidentStatus status, Delivery delivery) {
        var tried = tried(pass, status, delivery);
        return status.with(status.deliveries().stream()
                .map(one -> one.id().equals(delivery.id()) ? tried : one)
                .toList());
    }

    /** A channel that is gone is told nothing. */
    private Delivery tried(Pass<IncidentSpec, IncidentStatus> pass, IncidentStatus status, Delivery delivery) {
        var place = ProjectAlarms.placeOf(pass.resource().metadata());
        var channel = Optional.ofNullable(
                project.in(place, List.of(delivery.channel())).get(delivery.channel()));
        if (channel.isEmpty() || !(channel.get().spec() instanceof NotificationChannelSpec spec)) {
            return delivery.failed("the channel is gone", pass.now(), Optional.empty());
        }
        try {
            notifier.send(delivery.channel(), spec, message(pass.resource(), status, delivery));
            return delivery.sent(pass.now());
        } catch (PlatformException refused) {
            var again = refused.code().category().retryable()
                    ? IncidentPlanner.again(delivery.attempts() + 1, pass.now())
                    : Optional.<Instant>empty();
            return delivery.failed(String.valueOf(refused.getMessage()), pass.now(), again);
        }
    }

    private static Message message(
            Resource<IncidentSpec, IncidentStatus> incident, IncidentStatus status, Delivery delivery) {
        return new Message(
                delivery.id(), incident.metadata(), incident.spec(), delivery, status.opened(), status.members());
    }

    /** What counts in this project and belongs to this incident. */
    private List<Firing> firing(ResourceId incident, Place place, Instant now) {
        var found = new ArrayList<Found>();
        for (var rule : project.all(AlarmRuleKind.NAME.singular(), place)) {
            if (rule.spec() instanceof AlarmRuleSpec spec
                    && rule.observed() instanceof AlarmRuleStatus status
                    && !rule.metadata().deleting()) {
                status.alarms().stream()
                        .filter(alarm -> alarm.counts()
                                && alarm.incident().filter(incident::equals).isPresent())
                        .forEach(alarm -> found.add(new Found(rule.metadata(), spec, alarm)));
            }
        }
        if (found.isEmpty()) {
            return List.of();
        }
        var rules = found.stream().map(one -> one.rule().id()).collect(Collectors.toSet());
        var silences = silences(place, now);
        var makers = silences.isEmpty() ? Map.<ResourceId, ResourceId>of() : makers(place, found);
        return found.stream()
                .map(one -> one.firing(quiet(one, rules, silences, makers)))
                .toList();
    }

    private record Found(Metadata rule, AlarmRuleSpec spec, Alarm alarm) {
        Firing firing(boolean quiet) {
            var member = new Member(
                    rule.id(), rule.name(), spec.severity(), alarm.resource(), alarm.name(), alarm.since(), quiet);
            return new Firing(member, quiet, spec.channels());
        }
    }

    private static boolean quiet(
            Found found, Set<ResourceId> rules, List<SilenceSpec> silences, Map<ResourceId, ResourceId> makers) {
        boolean yields = found.spec()
                .yieldsTo()
                .filter(other -> !other.equals(found.rule().id()) && rules.contains(other))
                .isPresent();
        var about = new ArrayList<ResourceId>();
        found.alarm().resource().ifPresent(resource -> {
            about.add(resource);
            Optional.ofNullable(makers.get(resource)).ifPresent(about::add);
        });
        return yields
                || silences.stream()
                        .anyMatch(silence -> silence.covers(
                                found.rule().id(), about, found.alarm().name()));
    }

    private List<SilenceSpec> silences(Place place, Instant now) {
        return project.all(SilenceKind.NAME.singular(), place).stream()
                .filter(silence -> !silence.metadata().deleting())
                .flatMap(silence -> silence.spec() instanceof SilenceSpec spec
                        ? Optional.of(spec).stream()
                        : Optional.<SilenceSpec>empty().stream())
                .filter(spec -> now.isBefore(spec.until()))
                .toList();
    }

    /** What made the resources that alarms are about. */
    private Map<ResourceId, ResourceId> makers(Place place, List<Found> found) {
        var ids = found.stream()
                .flatMap(one -> one.alarm().resource().stream())
                .distinct()
                .toList();
        var makers = new HashMap<ResourceId, ResourceId>();
        project.in(place, ids)
                .forEach((id, resource) -> resource.metadata().owner().ifPresent(owner -> makers.put(id, owner)));
        return makers;
    }
}
