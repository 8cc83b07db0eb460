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
import io.parkcloud.ops.alarms.channel.Courier;
import io.parkcloud.ops.alarms.channel.Message;
import io.parkcloud.ops.alarms.channel.NotificationChannelSpec;
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
 * Gathers what the project's rules have found, asks the planner, and has one message under way at most. What was sent is on disk
 * before the next one goes, so a restart sends nothing twice; only if the platform dies between a message and that, the same one
 * goes again, with the same id. Rules tell when there is something to look at; the looks in between find what they could not tell.
 */
final class IncidentReconciler implements Reconciler<IncidentSpec, IncidentStatus> {

    private static final Duration WHILE_NEW = Duration.ofSeconds(10);
    private static final Duration WHILE_OPEN = Duration.ofSeconds(30);
    private static final Duration NEW = Duration.ofMinutes(1);

    /** A message is under way. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(1);

    /** What is over for so long is forgotten: resources come and go, and each may have had its incident. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    /** The rule that made it is about to be written down. */
    private static final Duration JUST_MADE = Duration.ofSeconds(2);

    private final ProjectAlarms project;
    private final Courier courier;

    IncidentReconciler(ProjectAlarms project, Courier courier) {
        this.project = project;
        this.courier = courier;
    }

    @Override
    public Outcome<IncidentStatus> reconcile(Pass<IncidentSpec, IncidentStatus> pass) {
        if (pass.deleting()) {
            return Outcome.forget();
        }
        var place = ProjectAlarms.placeOf(pass.resource().metadata());
        var firing = firing(pass.id(), place, pass.now());
        var next = IncidentPlanner.next(pass.id(), pass.observed(), firing, pass.now());
        if (over(next, pass.now())) {
            return Outcome.forget();
        }
        var due = next.deliveries().stream()
                .filter(one -> one.waits(pass.now()))
                .min(Comparator.comparing(Delivery::due));
        if (due.isPresent()) {
            var tried = tried(pass, next, due.get());
            var told = tried.map(one -> next.with(replaced(next.deliveries(), one)))
                    .orElse(next);
            return outcome(tried.isEmpty() ? Outcome.ready(told, UNDER_WAY) : Outcome.after(Duration.ZERO, told), told);
        }
        return outcome(Outcome.ready(next, look(next, pass.now())), next);
    }

    private static boolean over(IncidentStatus status, Instant now) {
        return status.state() == State.RESOLVED
                && status.resolved()
                        .filter(at -> now.isAfter(at.plus(REMEMBERED)))
                        .isPresent();
    }

    private static List<Delivery> replaced(List<Delivery> all, Delivery by) {
        return all.stream().map(one -> one.id().equals(by.id()) ? by : one).toList();
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
        boolean fresh = status.opened().filter(at -> now.isBefore(at.plus(NEW))).isPresent();
        var usual = status.state() == State.RESOLVED ? Outcome.RECHECK : fresh ? WHILE_NEW : WHILE_OPEN;
        return status.deliveries().stream()
                .filter(one -> one.over().isEmpty())
                .map(one -> Duration.between(now, one.due()))
                .filter(wait -> wait.compareTo(usual) < 0)
                .min(Comparator.naturalOrder())
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .orElse(usual);
    }

    /** A channel that is gone is told nothing. @return empty while it is under way */
    private Optional<Delivery> tried(
            Pass<IncidentSpec, IncidentStatus> pass, IncidentStatus status, Delivery delivery) {
        var place = ProjectAlarms.placeOf(pass.resource().metadata());
        var channel = Optional.ofNullable(
                project.in(place, List.of(delivery.channel())).get(delivery.channel()));
        if (channel.isEmpty() || !(channel.get().spec() instanceof NotificationChannelSpec spec)) {
            return Optional.of(delivery.failed("the channel is gone", pass.now(), Optional.empty()));
        }
        return courier.bring(spec, message(pass.resource(), status, delivery)).map(receipt -> receipt.refused()
                .map(refused -> failed(delivery, refused, pass.now()))
                .orElseGet(() -> delivery.sent(pass.now())));
    }

    private static Delivery failed(Delivery delivery, PlatformException refused, Instant now) {
        var again = refused.code().category().retryable()
                ? IncidentPlanner.again(delivery.attempts() + 1, now)
                : Optional.<Instant>empty();
        return delivery.failed(String.valueOf(refused.getMessage()), now, again);
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
