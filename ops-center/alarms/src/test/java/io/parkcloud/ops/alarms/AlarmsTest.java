package io.parkcloud.ops.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkcloud.compute.host.HostSpec;
import io.parkcloud.compute.host.HostStatus;
import io.parkcloud.compute.instance.InstanceSpec;
import io.parkcloud.compute.instance.InstanceStatus;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.resource.Provision;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.store.memory.MemoryStore;
import io.parkcloud.control.testkit.ControlPlane;
import io.parkcloud.control.testkit.ManualClock;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.ops.alarms.channel.Courier.Receipt;
import io.parkcloud.ops.alarms.channel.HookKeys;
import io.parkcloud.ops.alarms.channel.Message;
import io.parkcloud.ops.alarms.channel.NotificationChannelKind;
import io.parkcloud.ops.alarms.channel.NotificationChannelSpec;
import io.parkcloud.ops.alarms.channel.NotificationChannelSpec.By;
import io.parkcloud.ops.alarms.incident.Delivery.Event;
import io.parkcloud.ops.alarms.incident.IncidentKind;
import io.parkcloud.ops.alarms.incident.IncidentSpec;
import io.parkcloud.ops.alarms.incident.IncidentSpec.Root;
import io.parkcloud.ops.alarms.incident.IncidentStatus;
import io.parkcloud.ops.alarms.incident.IncidentStatus.State;
import io.parkcloud.ops.alarms.rule.AlarmRuleKind;
import io.parkcloud.ops.alarms.rule.AlarmRuleSpec;
import io.parkcloud.ops.alarms.rule.AlarmRuleStatus;
import io.parkcloud.ops.alarms.rule.Severity;
import io.parkcloud.ops.alarms.silence.SilenceKind;
import io.parkcloud.ops.alarms.silence.SilenceSpec;
import io.parkcloud.ops.metrics.MetricsErrors;
import io.parkcloud.ops.metrics.query.MetricQueries;
import io.parkcloud.ops.metrics.query.MetricsAnswer;
import io.parkcloud.ops.metrics.query.MetricsAnswer.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From series to messages, over the store: one incident for one cause, each message once, whatever is restarted meanwhile. */
class AlarmsTest {

    private static final int PASSES = 200_000;

    private final MemoryStore store = new MemoryStore();
    private final ManualClock clock = new ManualClock();
    private final List<Message> sent = new ArrayList<>();
    private final List<Series> series = new ArrayList<>();
    private final Set<ResourceId> hinted = new HashSet<>();
    private boolean metricsAway;
    private boolean receiverAway;
    private boolean hostAway;
    private Optional<ResourceId> host = Optional.empty();
    private ControlPlane plane = plane(1);
    private final Place place = plane.place();

    /** A platform on the store; a second one is the first one restarted. */
    private ControlPlane plane(long seed) {
        var started = new ControlPlane[1];
        var project = new ProjectAlarms(store, () -> started[0].codec());
        var metrics = new MetricQueries(
                (expression, query) -> {
                    if (metricsAway) {
                        throw MetricsErrors.UNAVAILABLE.error("away");
                    }
                    return new MetricsAnswer(List.of(0.0), series);
                },
                100);
        List<Kind<?, ?>> kinds = List.of(
                new AlarmRuleKind(
                        metrics, project, () -> new Provision(started[0].resources(), store, "alarms"), hinted::add),
                new SilenceKind(),
                new NotificationChannelKind(new HookKeys(ControlPlane.secrets(store))),
                new IncidentKind(project, (how, message) -> Optional.of(receipt(message))),
                new Pretended<>(
                        new KindName("Instance", "instances", "test"),
                        Scope.PROJECT,
                        InstanceSpec.class,
                        InstanceStatus.class,
                        pass -> Outcome.ready(on(host)),
                        on(Optional.empty())),
                new Pretended<>(
                        new KindName("Host", "hosts", "test"),
                        Scope.PLATFORM,
                        HostSpec.class,
                        HostStatus.class,
                        pass -> Outcome.ready(machine(), Duration.ofSeconds(15))
                                .with("EngineReachable", !hostAway, "Test", ""),
                        machine()));
        started[0] = new ControlPlane(store, kinds, seed, clock);
        return started[0];
    }

    private Receipt receipt(Message message) {
        if (receiverAway) {
            return new Receipt(Optional.of(AlarmErrors.NOT_TAKEN.error("%s did not take the message", "the test")));
        }
        sent.add(message);
        return new Receipt(Optional.empty());
    }

    private static HostStatus machine() {
        return new HostStatus(1, 1, "x86_64", false, 0, 0);
    }

    private static InstanceStatus on(Optional<ResourceId> host) {
        return new InstanceStatus(host, List.of(), Optional.empty(), 1, 1, 0, 0, Optional.empty(), 0);
    }

    @Test
    void aThousandAlarmsOfOneDeadHostAreOneIncidentAndOneMessage() {
        host = Optional.of(plane.create("host", HostSpec.usual()).resource().id());
        var instances = instances(1_000);
        var one = rule("down", Severity.CRITICAL, channel("mail"));
        var other = rule("slow", Severity.WARNING, channel("hook"));
        pass(Duration.ofSeconds(30));

        hostAway = true;
        instances.forEach(instance -> fire(instance.name(), instance.id()));
        pass(Duration.ofMinutes(10));

        assertThat(incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.spec()).isEqualTo(new IncidentSpec(Root.HOST, Optional.empty(), ""));
            assertThat(status(incident).state()).isEqualTo(State.OPEN);
            assertThat(status(incident).alarms()).isEqualTo(2_000);
            assertThat(store.find(incident.id()).orElseThrow().status())
                    .as("which machine it is, is not the tenant's business")
                    .doesNotContain(host.orElseThrow().toString());
        });
        assertThat(sent).as("each channel is told once").hasSize(2);
        assertThat(ruleStatus(one).firing()).isEqualTo(1_000);

        restart();
        pass(Duration.ofMinutes(10));
        assertThat(sent).as("nothing is told again").hasSize(2);

        series.clear();
        hostAway = false;
        pass(Duration.ofMinutes(5));
        assertThat(sent)
                .extracting(m -> m.delivery().event())
                .containsExactly(Event.OPENED, Event.OPENED, Event.RESOLVED, Event.RESOLVED);
        assertThat(ruleStatus(other).alarms()).isEmpty();
        assertThat(incidents())
                .singleElement()
                .satisfies(i -> assertThat(status(i).state()).isEqualTo(State.RESOLVED));
    }

    /** The alarms may be faster than the news that the machine is away. */
    @Test
    void aStormOnOneMachineIsTheMachinesFault() {
        host = Optional.of(plane.create("host", HostSpec.usual()).resource().id());
        instances(50).forEach(instance -> fire(instance.name(), instance.id()));
        rule("down", Severity.CRITICAL, channel("mail"));
        pass(Duration.ofMinutes(5));

        assertThat(incidents()).hasSize(1);
        assertThat(sent).hasSize(1);
    }

    @Test
    void alarmsWithNothingInCommonAreIncidentsOfTheirOwn() {
        instances(3).forEach(instance -> fire(instance.name(), instance.id()));
        rule("down", Severity.CRITICAL, channel("mail"));
        pass(Duration.ofMinutes(5));

        assertThat(incidents()).hasSize(3);
        assertThat(sent).hasSize(3);
    }

    @Test
    void whatIsAnotherTenantsIsNotLookedUp() {
        var theirs = plane(2).create("secret", instance());
        fire("forged", theirs.resource().id());
        var rule = rule("forging", Severity.CRITICAL, channel("mail"));
        pass(Duration.ofMinutes(5));

        assertThat(incidents()).singleElement().satisfies(incident -> assertThat(incident.spec())
                .isEqualTo(new IncidentSpec(Root.RULE, Optional.of(rule), "forging")));
    }

    @Test
    void whatGoesAwayForAMomentDoesNotEnd() {
        fire("a", plane.nextId());
        rule("down", Severity.CRITICAL, channel("mail"));
        pass(Duration.ofMinutes(3));
        var known = List.copyOf(series);
        series.clear();
        pass(Duration.ofSeconds(20));
        series.addAll(known);
        pass(Duration.ofMinutes(3));
        metricsAway = true;
        pass(Duration.ofMinutes(30));
        metricsAway = false;
        pass(Duration.ofMinutes(3));

        assertThat(sent).extracting(m -> m.delivery().event()).containsExactly(Event.OPENED);
    }

    @Test
    void whatDoesNotLastIsNoAlarm() {
        fire("a", plane.nextId());
        var rule = rule("down", Severity.CRITICAL, channel("mail"));
        pass(Duration.ofSeconds(40));
        assertThat(ruleStatus(rule).pending()).isEqualTo(1);
        series.clear();
        pass(Duration.ofMinutes(5));

        assertThat(incidents()).isEmpty();
    }

    @Test
    void silencesHoldUntilTheyEnd() {
        fire("web-1", plane.nextId());
        var rule = rule("down", Severity.CRITICAL, channel("mail"));
        plane.create(
                "known",
                new SilenceSpec(
                        Optional.of(rule),
                        Optional.empty(),
                        Optional.of("web-*"),
                        clock.instant().plus(Duration.ofHours(1)),
                        "maintenance"));
        pass(Duration.ofMinutes(50));
        assertThat(sent).isEmpty();
        assertThat(incidents())
                .singleElement()
                .satisfies(i -> assertThat(status(i).state()).isEqualTo(State.QUIET));

        pass(Duration.ofMinutes(15));

        assertThat(sent).extracting(m -> m.delivery().event()).containsExactly(Event.OPENED);
    }

    @Test
    void aRuleThatYieldsIsQuietWhileTheOtherOneCounts() {
        var instance = instances(1).getFirst();
        fire(instance.name(), instance.id());
        var down = rule("down", Severity.CRITICAL, channel("mail"));
        plane.create(
                "slow",
                new AlarmRuleSpec(
                        "up",
                        Severity.WARNING,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(down),
                        List.of(channel("hook")),
                        Optional.empty()));
        pass(Duration.ofMinutes(5));

        assertThat(sent).hasSize(1);
        assertThat(status(incidents().getFirst()).quiet()).isEqualTo(1);
    }

    @Test
    void aReceiverThatIsAwayIsToldWhenItIsBackAlsoAfterARestart() {
        fire("a", plane.nextId());
        rule("down", Severity.CRITICAL, channel("mail"));
        receiverAway = true;
        pass(Duration.ofMinutes(5));
        assertThat(sent).isEmpty();
        var waiting = status(incidents().getFirst()).deliveries();
        assertThat(waiting).singleElement().satisfies(one -> {
            assertThat(one.attempts()).isBetween(3, 6);
            assertThat(one.failure()).contains("the test did not take the message");
        });

        restart();
        receiverAway = false;
        pass(Duration.ofMinutes(15));

        assertThat(sent).singleElement().satisfies(m -> assertThat(m.id())
                .isEqualTo(waiting.getFirst().id()));
    }

    /** Resources come and go, and each may have had its incident. */
    @Test
    void whatIsLongOverIsForgotten() {
        fire("a", plane.nextId());
        rule("down", Severity.CRITICAL, channel("mail"));
        pass(Duration.ofMinutes(5));
        var incident = incidents().getFirst().id();
        assertThat(hinted)
                .as("the rule tells that there is something to look at")
                .containsExactly(incident);
        hinted.clear();
        series.clear();
        pass(Duration.ofMinutes(5));
        assertThat(hinted).containsExactly(incident);
        metricsAway = true;
        clock.advance(Duration.ofDays(29));
        pass(Duration.ofMinutes(10));
        assertThat(incidents()).hasSize(1);

        clock.advance(Duration.ofDays(1));
        pass(Duration.ofMinutes(10));

        assertThat(incidents()).isEmpty();
    }

    @Test
    void aQueryThatCouldNeverBeAskedIsRefusedAtOnce() {
        assertThatThrownBy(() -> plane.create("bad", spec("up{tenant=\"x\"}", Severity.INFO, List.of())))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.code()).isEqualTo(MetricsErrors.LABEL_RESERVED));
    }

    private void restart() {
        plane = plane(1);
    }

    private void pass(Duration time) {
        var end = clock.instant().plus(time);
        assertThat(plane.settleWithin(time, PASSES)).isLessThan(PASSES);
        clock.advanceTo(end);
    }

    private List<Resource<InstanceSpec, ?>> instances(int count) {
        return IntStream.range(0, count)
                .<Resource<InstanceSpec, ?>>mapToObj(
                        i -> plane.create("instance-" + i, instance()).resource())
                .toList();
    }

    private InstanceSpec instance() {
        return new InstanceSpec(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                plane.nextId(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty());
    }

    private ResourceId channel(String name) {
        var spec = new NotificationChannelSpec(By.MAIL, List.of("a@example.org"), Optional.empty(), Optional.empty());
        return plane.create(name, spec).resource().id();
    }

    private ResourceId rule(String name, Severity severity, ResourceId channel) {
        return plane.create(name, spec("parkcloud_up == 0", severity, List.of(channel)))
                .resource()
                .id();
    }

    private static AlarmRuleSpec spec(String query, Severity severity, List<ResourceId> channels) {
        return new AlarmRuleSpec(
                query, severity, Optional.empty(), Optional.empty(), Optional.empty(), channels, Optional.empty());
    }

    private void fire(String name, ResourceId resource) {
        series.add(new Series(Map.of("name", name, "resource", resource.toString()), List.of(0.0)));
    }

    private List<Resource<?, ?>> incidents() {
        return new ProjectAlarms(store, plane::codec).all("Incident", place);
    }

    private static IncidentStatus status(Resource<?, ?> incident) {
        return (IncidentStatus) incident.observed();
    }

    private AlarmRuleStatus ruleStatus(ResourceId rule) {
        return (AlarmRuleStatus)
                plane.find(AlarmRuleSpec.class, rule).orElseThrow().observed();
    }
}
