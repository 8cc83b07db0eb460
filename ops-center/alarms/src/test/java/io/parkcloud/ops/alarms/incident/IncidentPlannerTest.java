package io.parkcloud.ops.alarms.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.kernel.ResourceId;
import io.parkcloud.ops.alarms.incident.Delivery.Event;
import io.parkcloud.ops.alarms.incident.IncidentStatus.Member;
import io.parkcloud.ops.alarms.incident.IncidentStatus.State;
import io.parkcloud.ops.alarms.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is told what, and how often. */
class IncidentPlannerTest {

    private static final ResourceId INCIDENT = ResourceId.of("01890000-0000-7000-8000-00000000000a");
    private static final ResourceId MAIL = ResourceId.of("01890000-0000-7000-8000-0000000000c1");
    private static final ResourceId HOOK = ResourceId.of("01890000-0000-7000-8000-0000000000c2");
    private static final List<Severity> SEVERITIES = List.copyOf(EnumSet.allOf(Severity.class));
    private static final Instant START = Instant.parse("2026-01-31T08:00:00Z");

    private Instant now = START;
    private IncidentStatus status = IncidentStatus.NEW;
    private final List<Delivery> sent = new ArrayList<>();

    @Test
    void aThousandAlarmsAreOneMessage() {
        look(alarms(1, Severity.CRITICAL, MAIL));
        assertThat(status.deliveries()).as("alarms may still gather").isEmpty();
        after(Duration.ofSeconds(10), alarms(400, Severity.CRITICAL, MAIL));
        after(Duration.ofSeconds(10), alarms(1_000, Severity.CRITICAL, MAIL));
        after(Duration.ofSeconds(10), alarms(1_000, Severity.CRITICAL, MAIL));

        assertThat(sent).singleElement().satisfies(one -> {
            assertThat(one.event()).isEqualTo(Event.OPENED);
            assertThat(one.alarms()).isEqualTo(1_000);
        });
        assertThat(status.alarms()).isEqualTo(1_000);
        assertThat(status.members()).hasSize(100);
    }

    @Test
    void whatIsOverIsToldToThoseWhoHeardOfIt() {
        open(alarms(3, Severity.WARNING, MAIL));
        after(Duration.ofMinutes(1), List.of());

        assertThat(sent).extracting(Delivery::event).containsExactly(Event.OPENED, Event.RESOLVED);
        assertThat(status.state()).isEqualTo(State.RESOLVED);
        assertThat(status.resolved()).contains(now);
    }

    @Test
    void whatNobodyHeardOfIsNotToldToBeOver() {
        look(alarms(1, Severity.WARNING, MAIL));
        after(Duration.ofSeconds(5), List.of());

        assertThat(sent).isEmpty();
        assertThat(status.state()).isEqualTo(State.RESOLVED);
    }

    @Test
    void itComesAgainAsAnotherEpisode() {
        open(alarms(1, Severity.WARNING, MAIL));
        after(Duration.ofMinutes(1), List.of());
        after(Duration.ofMinutes(1), alarms(1, Severity.WARNING, MAIL));
        after(IncidentPlanner.GATHER, alarms(1, Severity.WARNING, MAIL));

        assertThat(sent).extracting(Delivery::event).containsExactly(Event.OPENED, Event.RESOLVED, Event.OPENED);
        assertThat(sent).extracting(Delivery::id).doesNotHaveDuplicates();
        assertThat(status.episodes()).isEqualTo(2);
    }

    @Test
    void worseIsToldOnceAndBetterIsNot() {
        open(alarms(1, Severity.INFO, MAIL));
        after(Duration.ofMinutes(1), alarms(1, Severity.CRITICAL, MAIL));
        after(Duration.ofMinutes(1), alarms(1, Severity.CRITICAL, MAIL));
        after(Duration.ofMinutes(1), alarms(1, Severity.INFO, MAIL));

        assertThat(sent).extracting(Delivery::event).containsExactly(Event.OPENED, Event.WORSENED);
    }

    @Test
    void whatGoesOnIsToldAgainAfterHours() {
        open(alarms(1, Severity.WARNING, MAIL));
        after(IncidentPlanner.REPEAT.minusSeconds(1), alarms(1, Severity.WARNING, MAIL));
        assertThat(sent).hasSize(1);
        after(Duration.ofSeconds(2), alarms(1, Severity.WARNING, MAIL));
        after(Duration.ofSeconds(2), alarms(1, Severity.WARNING, MAIL));

        assertThat(sent).extracting(Delivery::event).containsExactly(Event.OPENED, Event.REPEATED);
    }

    @Test
    void whatIsQuietIsToldToNobodyUntilItIsNot() {
        look(quiet(alarms(2, Severity.CRITICAL, MAIL)));
        after(Duration.ofHours(1), quiet(alarms(2, Severity.CRITICAL, MAIL)));
        assertThat(status.state()).isEqualTo(State.QUIET);
        assertThat(sent).isEmpty();

        after(Duration.ofSeconds(1), alarms(2, Severity.CRITICAL, MAIL));

        assertThat(status.state()).isEqualTo(State.OPEN);
        assertThat(sent).extracting(Delivery::event).containsExactly(Event.OPENED);
    }

    @Test
    void aChannelThatComesLaterHearsOfItThen() {
        open(alarms(1, Severity.WARNING, MAIL));
        after(Duration.ofMinutes(1), both(alarms(1, Severity.WARNING, MAIL), alarms(1, Severity.WARNING, HOOK)));

        assertThat(sent).extracting(Delivery::channel).containsExactly(MAIL, HOOK);
    }

    @Test
    void pausesGrowAndEnd() {
        var pauses = IntStream.rangeClosed(1, IncidentPlanner.MOST_ATTEMPTS)
                .mapToObj(attempts -> IncidentPlanner.again(attempts, START))
                .map(again -> again.map(at -> Duration.between(START, at)))
                .toList();

        assertThat(pauses.getFirst()).contains(Duration.ofSeconds(10));
        assertThat(pauses.get(3)).contains(Duration.ofSeconds(80));
        assertThat(pauses.get(8)).contains(Duration.ofMinutes(10));
        assertThat(pauses.getLast()).isEmpty();
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    /** Whatever comes, each channel hears: opened, then worse or still, then over; and never twice the same message. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyEpisodeIsToldInOrder(long seed) {
        var random = new SplittableRandom(seed);
        for (int step = 0; step < 300; step++) {
            var firing = new ArrayList<Firing>();
            if (random.nextInt(4) > 0) {
                var severity = SEVERITIES.get(random.nextInt(SEVERITIES.size()));
                firing.addAll(alarms(random.nextInt(5), severity, random.nextBoolean() ? MAIL : HOOK));
            }
            after(Duration.ofSeconds(random.nextInt(1, 600)), random.nextInt(6) == 0 ? quiet(firing) : firing);
        }
        assertThat(sent).extracting(Delivery::id).doesNotHaveDuplicates();
        for (var channel : List.of(MAIL, HOOK)) {
            for (int episode = 1; episode <= status.episodes(); episode++) {
                int number = episode;
                var told = sent.stream()
                        .filter(one -> one.channel().equals(channel) && one.episode() == number)
                        .map(Delivery::event)
                        .toList();
                if (!told.isEmpty()) {
                    assertThat(told.getFirst()).isEqualTo(Event.OPENED);
                    assertThat(told.stream().filter(Event.OPENED::equals)).hasSize(1);
                    assertThat(told.indexOf(Event.RESOLVED)).isIn(-1, told.size() - 1);
                    if (episode < status.episodes()) {
                        assertThat(told.getLast()).isEqualTo(Event.RESOLVED);
                    }
                }
            }
        }
    }

    private void open(List<Firing> firing) {
        look(firing);
        after(IncidentPlanner.GATHER, firing);
    }

    private void after(Duration time, List<Firing> firing) {
        now = now.plus(time);
        look(firing);
    }

    /** Looks twice, because looking alone changes nothing, and takes what there is to send. */
    private void look(List<Firing> firing) {
        var once = IncidentPlanner.next(INCIDENT, status, firing, now);
        status = IncidentPlanner.next(INCIDENT, once, firing, now);
        assertThat(status).isEqualTo(once);
        var due = status.deliveries().stream().filter(one -> one.waits(now)).toList();
        sent.addAll(due);
        status = status.with(status.deliveries().stream()
                .map(one -> due.contains(one) ? one.sent(now) : one)
                .toList());
    }

    private static List<Firing> alarms(int count, Severity severity, ResourceId channel) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Firing(
                        new Member(INCIDENT, "rule", severity, Optional.empty(), "alarm-" + i, START, false),
                        false,
                        List.of(channel)))
                .toList();
    }

    private static List<Firing> quiet(List<Firing> firing) {
        return firing.stream()
                .map(one -> new Firing(one.member(), true, one.channels()))
                .toList();
    }

    private static List<Firing> both(List<Firing> some, List<Firing> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
