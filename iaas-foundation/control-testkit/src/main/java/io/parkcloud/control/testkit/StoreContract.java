package io.parkcloud.control.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parkcloud.control.audit.AuditChain;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.resource.ResourceErrors;
import io.parkcloud.control.store.QuotaLine;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoreErrors;
import io.parkcloud.control.store.StoredOperation.State;
import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must do, seen through the control plane that stands on it. One subclass per driver. */
public abstract class StoreContract {

    final Widget widgets = new Widget();
    ControlPlane plane;

    /** An empty store. */
    protected abstract Store emptyStore();

    @BeforeEach
    void begin() {
        plane = new ControlPlane(emptyStore(), List.<Kind<?, ?>>of(widgets));
    }

    @Test
    void aResourceBecomesRealAndItsOperationSucceedsWithItsSteps() {
        var accepted = plane.create("one", spec(3));
        assertThat(plane.store().operation(accepted.operation()).orElseThrow().state())
                .isEqualTo(State.RUNNING);
        plane.settle(10);
        var widget = plane.find(Widget.Spec.class, accepted.resource().id()).orElseThrow();
        assertThat(widget.ready()).isTrue();
        assertThat(widgets.engine()).containsEntry(widget.id(), 3);
        var operation = plane.store().operation(accepted.operation()).orElseThrow();
        assertThat(operation.state()).isEqualTo(State.SUCCEEDED);
        assertThat(operation.steps()).extracting("name").containsExactly("Shaping");
    }

    @Test
    void theSameKeyGivesTheSameAnswerAndAnotherRequestIsRefused() {
        var first = plane.create("one", spec(3), "k");
        var again = plane.create("one", spec(3), "k");
        assertThat(again.resource().id()).isEqualTo(first.resource().id());
        assertThat(again.operation()).isEqualTo(first.operation());
        refused(ResourceErrors.KEY_REUSED, () -> plane.create("one", spec(4), "k"));
    }

    @Test
    void aNameIsTakenUntilItsResourceIsGone() {
        var id = plane.create("one", spec(1)).resource().id();
        refused(StoreErrors.NAME_TAKEN, () -> plane.create("one", spec(1)));
        plane.settle(10);
        plane.delete(id);
        refused(StoreErrors.NAME_TAKEN, () -> plane.create("one", spec(1)));
        plane.settle(10);
        plane.create("one", spec(1));
    }

    @Test
    void quotaIsReservedThenUsedThenReleasedAndNeverExceeded() {
        plane.store().setLimits(plane.place().project(), Map.of("widget_size", 10L));
        var id = plane.create("six", spec(6)).resource().id();
        assertThat(line("widget_size"))
                .extracting(QuotaLine::reserved, QuotaLine::used)
                .containsExactly(6L, 0L);
        refused(StoreErrors.QUOTA_EXCEEDED, () -> plane.create("five", spec(5)));
        assertThat(line("widgets").reserved()).isEqualTo(1);
        plane.settle(10);
        assertThat(line("widget_size"))
                .extracting(QuotaLine::reserved, QuotaLine::used)
                .containsExactly(0L, 6L);
        plane.change(id, spec(9));
        assertThat(line("widget_size"))
                .extracting(QuotaLine::reserved, QuotaLine::used)
                .containsExactly(9L, 0L);
        plane.settle(10);
        assertThat(line("widget_size"))
                .extracting(QuotaLine::reserved, QuotaLine::used)
                .containsExactly(0L, 9L);
        refused(StoreErrors.QUOTA_EXCEEDED, () -> plane.change(id, spec(11)));
        plane.delete(id);
        plane.settle(10);
        assertThat(line("widget_size"))
                .extracting(QuotaLine::reserved, QuotaLine::used)
                .containsExactly(0L, 0L);
        assertThat(line("widgets"))
                .extracting(QuotaLine::reserved, QuotaLine::used)
                .containsExactly(0L, 0L);
    }

    @Test
    void aRehearsalSaysWhatAcceptingWouldAndWritesNothing() {
        plane.store().setLimits(plane.place().project(), Map.of("widget_size", 10L));
        var id = plane.create("one", spec(4)).resource().id();
        refused(StoreErrors.NAME_TAKEN, () -> plane.rehearse("one", spec(1)));
        var nobody = new Widget.Spec(1, Optional.of(id.derive("nobody")));
        refused(ResourceErrors.REFERENCE_NOT_FOUND, () -> plane.rehearse("two", nobody));
        assertThat(plane.rehearse("two", spec(20))).isEqualTo(Map.of("widgets", 1L, "widget_size", 20L));
        assertThat(line("widget_size").reserved()).isEqualTo(4);
        plane.create("two", spec(6));
    }

    @Test
    void usageRunsFromReadyToGoneAndSplitsWhereTheAmountChanges() {
        var id = plane.create("one", spec(2)).resource().id();
        plane.settle(10);
        plane.clock().advance(Duration.ofMinutes(10));
        plane.change(id, spec(5));
        plane.settle(10);
        plane.clock().advance(Duration.ofMinutes(5));
        plane.delete(id);
        plane.settle(10);
        var sizes = plane.store().usage(plane.place().tenant(), Optional.empty(), Optional.of(id), 100).stream()
                .filter(u -> u.metric().equals("widget_size"))
                .toList();
        assertThat(sizes).extracting("amount").containsExactlyInAnyOrder(2L, 5L);
        assertThat(sizes).allMatch(u -> u.endedAt() != null);
        assertThat(sizes.stream()
                        .mapToLong(u -> Math.subtractExact(
                                Optional.ofNullable(u.endedAt()).orElseThrow(), u.startedAt()))
                        .sum())
                .isEqualTo(Duration.ofMinutes(15).toMillis());
    }

    @Test
    void whatIsReferredToCannotGo() {
        var base = plane.create("base", spec(1)).resource().id();
        var top = plane.create("top", new Widget.Spec(1, Optional.of(base)))
                .resource()
                .id();
        plane.settle(10);
        refused(StoreErrors.IN_USE, () -> plane.delete(base));
        plane.delete(top);
        plane.settle(10);
        plane.delete(base);
        plane.settle(10);
        assertThat(plane.store().find(base)).isEmpty();
    }

    @Test
    void aReferenceToNothingOrToAnotherOrganisationsResourceIsRefusedAlike() {
        var foreign = new ControlPlane(plane.store(), List.<Kind<?, ?>>of(widgets), 99)
                .create("theirs", spec(1))
                .resource()
                .id();
        refused(ResourceErrors.REFERENCE_NOT_FOUND, () -> plane.create("a", new Widget.Spec(1, Optional.of(foreign))));
        refused(
                ResourceErrors.REFERENCE_NOT_FOUND,
                () -> plane.create("b", new Widget.Spec(1, Optional.of(foreign.derive("nothing")))));
        var widget = plane.resources().kinds().of(Widget.Spec.class);
        refused(StoreErrors.NOT_FOUND, () -> plane.resources().get(plane.stranger(), widget, plane.place(), foreign));
        refused(StoreErrors.NOT_FOUND, () -> plane.resources()
                .get(plane.administrator(), widget, plane.place(), foreign));
    }

    @Test
    void aPassWithAnOldFenceWritesNothing() {
        plane.create("one", spec(1));
        var now = plane.clock().instant();
        var first = plane.store().claimDue("a", now, now.plusSeconds(5), 10).getFirst();
        plane.clock().advance(Duration.ofSeconds(6));
        now = plane.clock().instant();
        var second = plane.store().claimDue("b", now, now.plusSeconds(5), 10).getFirst();
        assertThat(second.fence()).isGreaterThan(first.fence());
        assertThat(plane.store().settle(List.of(plane.runner().run(first)), now))
                .containsExactly(first.id());
        assertThat(plane.store().find(first.id()).orElseThrow().phase()).isEqualTo(Phase.PENDING);
    }

    @Test
    void whoStartsUnderTheNameOfADeadHolderTakesItsWorkBack() {
        plane.create("one", spec(1));
        var store = plane.store();
        var now = plane.clock().instant();
        var until = now.plusSeconds(60);
        var first = store.claimDue("a", now, until, 10).getFirst();
        assertThat(store.takeBack("b", now, until)).isZero();
        assertThat(store.claimDue("b", now, until, 10)).isEmpty();

        assertThat(store.takeBack("a", now, until)).isOne();
        assertThat(store.takeBack("a", now, until)).isZero();
        assertThat(store.settle(List.of(plane.runner().run(first)), now))
                .as("the dead one, should it live")
                .containsExactly(first.id());
        assertThat(store.claimDue("b", now, until, 10)).hasSize(1);
        assertThat(store.takeBack("a", now, until)).isZero();
    }

    @Test
    void aRowThatIsLeasedIsNotClaimedAndAWakeDuringTheLeaseIsNotLost() {
        var id = plane.create("one", spec(1)).resource().id();
        var now = plane.clock().instant();
        var claimed = plane.store().claimDue("a", now, now.plusSeconds(60), 10).getFirst();
        plane.store().wake(List.of(id), now);
        assertThat(plane.store().claimDue("b", now, now.plusSeconds(60), 10)).isEmpty();
        var again = plane.runner().run(claimed);
        assertThat(plane.store().settle(List.of(again), now)).isEmpty();
        assertThat(plane.store().claimDue("b", now, now.plusSeconds(60), 10))
                .as("a step of a pass keeps the lease")
                .isEmpty();
        var last = plane.runner().run(io.parkcloud.control.reconcile.PassRunner.continued(again));
        assertThat(plane.store().settle(List.of(last), now)).isEmpty();
        assertThat(plane.store().claimDue("b", now, now.plusSeconds(60), 10)).hasSize(1);
    }

    @Test
    void changesMeetTheRevisionTheyWereMadeFrom() {
        var id = plane.create("one", spec(1)).resource().id();
        long revision = plane.store().find(id).orElseThrow().revision();
        plane.settle(10);
        var widget = plane.resources().kinds().of(Widget.Spec.class);
        refused(StoreErrors.STALE, () -> plane.resources()
                .delete(plane.administrator(), widget, plane.place(), id, revision, "test"));
    }

    @Test
    void aKeyOfASpaceHasOneHolder() {
        var store = plane.store();
        var space = plane.place().project().derive("space");
        var a = plane.create("a", spec(1)).resource().id();
        var b = plane.create("b", spec(1)).resource().id();
        var c = plane.create("c", spec(1)).resource().id();
        assertThat(store.claimFirst(space, a, 0, Stream.of("1", "2"))).contains("1");
        assertThat(store.claimFirst(space, b, 0, Stream.of("1", "2"))).contains("2");
        assertThat(store.claimFirst(space, a, 0, Stream.of("2", "3"))).contains("1");
        assertThat(store.claimFirst(space, c, 0, Stream.of("1", "2"))).isEmpty();
    }

    @Test
    void whoComesBackLateTakesNothing() {
        var store = plane.store();
        var space = plane.place().project().derive("space");
        var id = plane.create("one", spec(1)).resource().id();
        plane.settle(10);
        long fence = store.find(id).orElseThrow().fence();
        store.requireFence(id, fence);
        refused(StoreErrors.STALE, () -> store.claimFirst(space, id, fence - 1, Stream.of("1")));
        plane.delete(id);
        plane.settle(10);
        refused(StoreErrors.STALE, () -> store.requireFence(id, fence));
        refused(StoreErrors.STALE, () -> store.claimFirst(space, id, fence, Stream.of("1")));
    }

    @Test
    void whatGoesAlongMustNotBeInUseEither() {
        var whole = plane.create("whole", spec(1)).resource().id();
        var part = plane.createOwned("part", spec(1), whole).resource().id();
        var user = plane.create("user", new Widget.Spec(1, Optional.of(part)))
                .resource()
                .id();
        plane.settle(20);
        refused(StoreErrors.IN_USE, () -> plane.delete(whole));
        plane.delete(user);
        plane.settle(20);
        plane.delete(whole);
        refused(ResourceErrors.REFERENCE_DELETING, () -> plane.create("late", new Widget.Spec(1, Optional.of(part))));
        refused(ResourceErrors.DELETING, () -> plane.createOwned("more", spec(1), whole));
        plane.settleWithin(Duration.ofMinutes(1), 40);
        assertThat(plane.store().find(part)).isEmpty();
        refused(ResourceErrors.DELETING, () -> plane.createOwned("more", spec(1), whole));
    }

    @Test
    void whoPointsAtItselfCanGo() {
        var id = plane.create("one", spec(1)).resource().id();
        plane.settle(10);
        plane.change(id, new Widget.Spec(1, Optional.of(id)));
        plane.settle(10);
        plane.delete(id);
        plane.settle(10);
        assertThat(plane.store().find(id)).isEmpty();
    }

    @Test
    void eventsHaveDensePositionsAndTheAuditChainVerifies() {
        var id = plane.create("one", spec(1)).resource().id();
        plane.create("two", spec(2));
        plane.settle(20);
        plane.delete(id);
        plane.settle(20);
        plane.sequence();
        var events = plane.store().eventsAfter(0, 1000);
        assertThat(events)
                .extracting("position")
                .containsExactlyElementsOf(java.util.stream.LongStream.rangeClosed(1, events.size())
                        .boxed()
                        .toList());
        assertThat(events.stream().filter(e -> e.resource().equals(id)).map(e -> e.type()))
                .startsWith("Added")
                .endsWith("Deleted");
        var previous = AuditChain.GENESIS;
        long position = 0;
        for (var entry : plane.store().auditAfter(0, Optional.empty(), 1000)) {
            assertThat(AuditChain.check(entry, position, previous)).isEmpty();
            position = entry.position();
            previous = entry.hash();
        }
        assertThat(position).isEqualTo(3);
        assertThat(plane.store().auditBefore(3, Optional.empty(), 10))
                .extracting("position")
                .containsExactly(2L, 1L);
        assertThat(plane.store().auditBefore(Long.MAX_VALUE, Optional.empty(), 1))
                .extracting("position")
                .containsExactly(3L);
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepeat() {
        for (int i = 0; i < 25; i++) {
            plane.create("w" + i, spec(1));
        }
        var widget = plane.resources().kinds().of(Widget.Spec.class);
        var seen = new java.util.ArrayList<ResourceId>();
        Optional<String> token = Optional.empty();
        do {
            var parameters = new java.util.HashMap<>(Map.of("limit", "10"));
            token.ifPresent(t -> parameters.put("pageToken", t));
            var page = plane.queries().page(plane.administrator(), widget, plane.place(), parameters);
            page.items().forEach(w -> seen.add(w.id()));
            token = page.next();
        } while (token.isPresent());
        assertThat(seen).hasSize(25).doesNotHaveDuplicates().isSorted();
        assertThat(plane.queries()
                        .page(plane.administrator(), widget, plane.place(), Map.of("sort", "-createdAt", "limit", "3"))
                        .items())
                .extracting("name")
                .containsExactly("w24", "w23", "w22");
    }

    @Test
    void aGuardSeesEachRowThatItAsksFor() {
        Optional<ResourceId> last = Optional.empty();
        for (int i = 0; i < 5; i++) {
            var widget = plane.create("w" + i, new Widget.Spec(1, last)).resource();
            last = Optional.of(widget.id());
        }
        assertThat(plane.settle(20)).isPositive();
    }

    @Test
    void anOwnerIsWokenByItsPartsUnlessTheWriterAttendsToIt() {
        var owner = plane.create("owner", spec(1)).resource().id();
        plane.settle(10);
        for (boolean attended : List.of(true, false)) {
            plane.createOwned("part-" + attended, spec(1), owner);
            var now = plane.clock().instant();
            var part = plane.store().claimDue("a", now, now.plusSeconds(60), 10).getFirst();
            var pass = plane.runner().run(part);
            plane.store().settle(List.of(attended ? pass.attending() : pass), now);
            assertThat(plane.store().claimDue("b", now, now.plusSeconds(60), 10))
                    .extracting("id")
                    .isEqualTo(attended ? List.of() : List.of(owner));
        }
    }

    @Test
    void aSecretIsMadeOnce() {
        var store = plane.store();
        var id = plane.create("one", spec(1)).resource().id();
        assertThat(store.secret(id, "password", () -> new byte[] {1})).containsExactly(1);
        assertThat(store.secret(id, "password", () -> new byte[] {2})).containsExactly(1);
    }

    final QuotaLine line(String metric) {
        return plane.store().quota(plane.place().project()).stream()
                .filter(l -> l.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    static Widget.Spec spec(int size) {
        return new Widget.Spec(size, Optional.empty());
    }

    private static void refused(
            io.parkcloud.kernel.ErrorCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(call)
                .extracting(PlatformException::code)
                .isEqualTo(code);
    }
}
