package io.parkcloud.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parkcloud.blueprint.Answers.Answer;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindRegistry;
import io.parkcloud.control.resource.Json;
import io.parkcloud.control.store.memory.MemoryStore;
import io.parkcloud.control.testkit.ControlPlane;
import io.parkcloud.control.testkit.Widget;
import io.parkcloud.kernel.Condition;
import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StackTest {

    private final Widget widgets = new Widget();
    private final List<URI> asked = new ArrayList<>();
    private final Set<URI> beingAsked = new HashSet<>();
    private Optional<String> trouble = Optional.empty();
    private final List<TemplateCatalog> templates = new ArrayList<>();
    private final List<KindRegistry> kinds = new ArrayList<>();
    private final StackKind stacks =
            new StackKind(templates::getFirst, kinds::getFirst, (kind, name) -> Optional.empty(), this::answers);
    private final ControlPlane plane = new ControlPlane(new MemoryStore(), List.<Kind<?, ?>>of(widgets, stacks));

    StackTest() {
        kinds.add(plane.resources().kinds());
        var reader = new TemplateReader(plane.resources().kinds());
        templates.add(new TemplateCatalog(List.of(reader.read("t.yaml", TemplateReaderTest.GOOD))));
    }

    @Test
    void aStackMakesItsPartsAndSaysWhatCameOfIt() {
        var id = plane.create("eiffel", spec(Map.of("size", 3))).resource().id();
        plane.settleWithin(Duration.ofSeconds(30), 200);
        var stack = stack(id);
        assertThat(stack.ready()).isTrue();
        assertThat(widgets.engine().values()).containsExactlyInAnyOrder(1, 3, 3);
        var observed = (StackObserved) stack.observed();
        assertThat(observed.outputs()).containsEntry("height", "3 of eiffel");
        assertThat(observed.resources()).allMatch(StackObserved.PartView::ready).hasSize(3);
    }

    @Test
    void aStackIsReadyOnlyWhenItAnswers() {
        trouble = Optional.of("it answers with 503");
        var id = plane.create("eiffel", spec(Map.of("size", 3))).resource().id();
        plane.settleWithin(Duration.ofSeconds(30), 200);
        assertThat(stack(id).ready()).isFalse();
        assertThat(asked).contains(URI.create("http://3/eiffel"));
        var condition = stack(id).status().condition("Answering").orElseThrow();
        assertThat(condition.message()).isEqualTo("answers: http://3/eiffel: it answers with 503");
        assertThat(check(id).message()).isEqualTo("it answers with 503");
        assertThat(check(id).good()).isFalse();

        trouble = Optional.empty();
        plane.settleWithin(Duration.ofSeconds(5), 50);

        assertThat(stack(id).ready()).isTrue();
        assertThat(answering(id)).isEqualTo(Condition.State.TRUE);
        assertThat(check(id).good()).isTrue();
    }

    @Test
    void aStackThatStopsToAnswerStaysReadyAndSaysSo() {
        var id = plane.create("eiffel", spec(Map.of("size", 3))).resource().id();
        plane.settleWithin(Duration.ofSeconds(30), 200);

        trouble = Optional.of("it does not answer");
        plane.settleWithin(Duration.ofMinutes(2), 50);

        assertThat(stack(id).ready()).isTrue();
        assertThat(answering(id)).isEqualTo(Condition.State.FALSE);
    }

    @Test
    void whatIsSilentForLongIsAskedLessOften() {
        trouble = Optional.of("it does not answer");
        plane.create("eiffel", spec(Map.of("size", 3)));
        plane.settleWithin(Duration.ofMinutes(1), 400);
        int first = asked.size();

        plane.settleWithin(Duration.ofHours(1), 4_000);

        assertThat(first).isBetween(5, 30);
        assertThat(asked.size() - first).isBetween(3_600 / 17, 3_600 / 14);
    }

    @Test
    void aStackGoesWithAllItsPartsInReverse() {
        var id = plane.create("eiffel", spec(Map.of())).resource().id();
        plane.settleWithin(Duration.ofSeconds(30), 200);
        plane.delete(id);
        plane.settleWithin(Duration.ofMinutes(1), 400);
        assertThat(plane.store().find(id)).isEmpty();
        assertThat(widgets.engine()).isEmpty();
        assertThat(plane.store().quota(plane.place().project())).allMatch(l -> l.used() == 0 && l.reserved() == 0);
    }

    @Test
    void deletingWhileItIsBeingMadeLeavesNothing() {
        for (int passes = 0; passes < 12; passes++) {
            var id = plane.create("tower" + passes, spec(Map.of())).resource().id();
            plane.settle(passes);
            plane.delete(id);
            plane.settleWithin(Duration.ofMinutes(2), 400);
            assertThat(plane.store().find(id)).as("after %d passes", passes).isEmpty();
            assertThat(widgets.engine()).as("after %d passes", passes).isEmpty();
        }
    }

    @Test
    void wrongParametersAreRefusedByPlace() {
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> plane.create("a", spec(Map.of("size", 12))))
                .satisfies(e -> assertThat(e.faults().getFirst().pointer()).isEqualTo("/spec/parameters/size"));
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> plane.create("a", spec(Map.of("colour", "red"))))
                .satisfies(e -> assertThat(e.code()).isEqualTo(BlueprintErrors.PARAMETERS_INVALID));
    }

    @Test
    void aPlanShowsStepsAndChargesAndWritesNothing() {
        var plans = new StackPlans(plane.resources().kinds(), plane.store(), (kind, name) -> Optional.empty());
        plane.store().setLimits(plane.place().project(), Map.of("widgets", 2L));
        var template = templates.getFirst().named("tower");
        var plan = plans.plan(template, "eiffel", Json.MAPPER.createObjectNode(), plane.place());
        assertThat(plan.steps())
                .extracting(StackPlans.StepView::resourceName)
                .containsExactly("eiffel-base", "eiffel-top", "eiffel-lamp");
        assertThat(plan.fits())
                .isEqualTo(plan.charges().stream().noneMatch(c -> c.metric().equals("widgets") && c.amount() > 2));
        assertThat(plane.store().nextDue()).isEmpty();
    }

    @Test
    void aPartThatCannotBeMadeBecauseOfQuotaIsSaidAndGoesOnWhenThereIsRoom() {
        plane.store().setLimits(plane.place().project(), Map.of("widgets", 2L));
        var id = plane.create("eiffel", spec(Map.of())).resource().id();
        plane.settleWithin(Duration.ofSeconds(20), 100);
        assertThat(stack(id).phase()).isEqualTo(Phase.FAILED);
        assertThat(stack(id).status().condition("Ready").orElseThrow().reason()).isEqualTo("quota.exceeded");
        plane.store().setLimits(plane.place().project(), Map.of("widgets", 3L));
        plane.settleWithin(Duration.ofMinutes(10), 200);
        assertThat(stack(id).ready()).isTrue();
    }

    /** Like a network, it has no answer yet when it has just been asked. */
    private Optional<List<Answer>> answers(List<URI> targets) {
        if (beingAsked.addAll(targets)) {
            asked.addAll(targets);
            return Optional.empty();
        }
        beingAsked.clear();
        return Optional.of(targets.stream().map(t -> new Answer(t, trouble)).toList());
    }

    private StackObserved.CheckView check(ResourceId id) {
        return ((StackObserved) stack(id).observed()).checks().getFirst();
    }

    private Condition.State answering(ResourceId id) {
        return stack(id).status().condition("Answering").orElseThrow().state();
    }

    private Resource<StackSpec, ?> stack(ResourceId id) {
        return plane.find(StackSpec.class, id).orElseThrow();
    }

    private static StackSpec spec(Map<String, Object> parameters) {
        return new StackSpec("tower", Optional.of(parameters));
    }
}
