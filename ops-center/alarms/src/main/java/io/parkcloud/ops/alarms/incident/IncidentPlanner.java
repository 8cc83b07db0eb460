package io.parkcloud.ops.alarms.incident;

import io.parkcloud.kernel.ResourceId;
import io.parkcloud.ops.alarms.incident.Delivery.Event;
import io.parkcloud.ops.alarms.incident.IncidentStatus.Member;
import io.parkcloud.ops.alarms.incident.IncidentStatus.State;
import io.parkcloud.ops.alarms.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/** What becomes of an incident, and who is to be told what. Pure: nothing is sent here, and the same twice asks for nothing new. */
final class IncidentPlanner {

    /** An incident is told when its alarms have had time to gather, so that a thousand are one message. */
    static final Duration GATHER = Duration.ofSeconds(20);

    /** What goes on is told again. */
    static final Duration REPEAT = Duration.ofHours(4);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    /** After so many attempts, an hour and more, a channel is given up for this message. */
    static final int MOST_ATTEMPTS = 10;

    private static final int MOST_MEMBERS = 100;
    private static final int MOST_DELIVERIES = 50;

    private IncidentPlanner() {}

    /** The incident as it is now, with what is to be told. */
    static IncidentStatus next(ResourceId incident, IncidentStatus before, List<Firing> firing, Instant now) {
        var told = new ArrayList<>(before.deliveries());
        if (firing.isEmpty()) {
            return ended(incident, before, told, now);
        }
        boolean begins = before.state() == State.RESOLVED;
        boolean quiet = firing.stream().allMatch(Firing::quiet);
        int episode = before.episodes() + (begins ? 1 : 0);
        var opened = begins ? now : before.opened().orElse(now);
        var seen = new IncidentStatus(
                quiet ? State.QUIET : State.OPEN,
                firing.stream().map(one -> one.member().severity()).max(Comparator.naturalOrder()),
                firing.size(),
                (int) firing.stream().filter(Firing::quiet).count(),
                firing.stream().limit(MOST_MEMBERS).map(Firing::member).toList(),
                Optional.of(opened),
                Optional.empty(),
                episode,
                told);
        if (!quiet && !now.isBefore(opened.plus(GATHER))) {
            tell(incident, seen, firing, told, now);
        }
        return seen.with(trimmed(told));
    }

    private static IncidentStatus ended(ResourceId incident, IncidentStatus before, List<Delivery> told, Instant now) {
        if (before.state() == State.RESOLVED) {
            return before;
        }
        var channels = channelsTold(told, before.episodes());
        // What nobody has taken yet need not be told any more.
        told.removeIf(one -> one.over().isEmpty());
        var severity = before.severity().orElse(Severity.INFO);
        channels.stream()
                .filter(channel -> told.stream()
                        .anyMatch(one ->
                                one.channel().equals(channel) && one.episode() == before.episodes() && one.taken()))
                .forEach(channel ->
                        told.add(delivery(incident, channel, Event.RESOLVED, before.episodes(), severity, 0, now)));
        return new IncidentStatus(
                State.RESOLVED,
                before.severity(),
                0,
                0,
                List.<Member>of(),
                before.opened(),
                Optional.of(now),
                before.episodes(),
                trimmed(told));
    }

    /** Each channel by itself: one that an alarm brought along later hears of the incident then. */
    private static void tell(
            ResourceId incident, IncidentStatus seen, List<Firing> firing, List<Delivery> told, Instant now) {
        var loud = firing.stream().filter(one -> !one.quiet()).toList();
        var worst = loud.stream()
                .map(one -> one.member().severity())
                .max(Comparator.naturalOrder())
                .orElse(Severity.INFO);
        var channels = loud.stream().flatMap(one -> one.channels().stream()).collect(Collectors.toSet());
        for (var channel : channels.stream().sorted().toList()) {
            var last = told.stream()
                    .filter(one -> one.channel().equals(channel) && one.episode() == seen.episodes())
                    .reduce((a, b) -> b);
            event(last, worst, now)
                    .ifPresent(event ->
                            told.add(delivery(incident, channel, event, seen.episodes(), worst, firing.size(), now)));
        }
    }

    private static Optional<Event> event(Optional<Delivery> last, Severity worst, Instant now) {
        if (last.isEmpty()) {
            return Optional.of(Event.OPENED);
        }
        var before = last.get();
        if (worst.compareTo(before.severity()) > 0) {
            return Optional.of(Event.WORSENED);
        }
        boolean old =
                before.over().filter(over -> !now.isBefore(over.plus(REPEAT))).isPresent();
        return old ? Optional.of(Event.REPEATED) : Optional.empty();
    }

    private static SequencedSet<ResourceId> channelsTold(List<Delivery> told, int episode) {
        return told.stream()
                .filter(one -> one.episode() == episode)
                .map(Delivery::channel)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    private static Delivery delivery(
            ResourceId incident,
            ResourceId channel,
            Event event,
            int episode,
            Severity severity,
            int alarms,
            Instant now) {
        // Of repetitions, each is another message; all else is told once an episode, and worse is worse.
        var distinct = event == Event.REPEATED ? event + "/" + now.getEpochSecond() : event + "/" + severity;
        var id = incident.derive("%s/%d/%s".formatted(channel, episode, distinct))
                .toString();
        return new Delivery(id, channel, event, episode, severity, alarms, 0, now, Optional.empty(), Optional.empty());
    }

    /** The oldest goes first; what a channel was told last stays, because what it is told next follows from that. */
    private static List<Delivery> trimmed(List<Delivery> told) {
        int surplus = told.size() - MOST_DELIVERIES;
        var kept = new ArrayList<Delivery>();
        for (int i = 0; i < told.size(); i++) {
            var one = told.get(i);
            boolean last = told.subList(i + 1, told.size()).stream()
                    .noneMatch(later -> later.channel().equals(one.channel()));
            if (surplus > 0 && one.over().isPresent() && !last) {
                surplus--;
            } else {
                kept.add(one);
            }
        }
        return kept;
    }

    /** When to try again after so many attempts; empty to give it up. */
    static Optional<Instant> again(int attempts, Instant now) {
        if (attempts >= MOST_ATTEMPTS) {
            return Optional.empty();
        }
        long doubled = FIRST_PAUSE.toSeconds() << Math.min(attempts - 1, 20);
        return Optional.of(now.plusSeconds(Math.min(doubled, LONGEST_PAUSE.toSeconds())));
    }
}
