package io.parkcloud.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * kill -9 of the platform at random moments while stacks come and go. The supervisor brings it back; what was begun is
 * finished, nothing is doubled, nothing is left over. A failure names its seed; {@code -De2e.seed=…} repeats the moments.
 */
@Order(80)
@ExtendWith(DemoExtension.class)
final class RecoveryIT {

    private static final int KILLS_PER_STACK = 4;
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration FINISH = Duration.ofMinutes(3);

    private final Demo demo;
    private final Inventory inventory;

    RecoveryIT(Demo demo) {
        this.demo = demo;
        this.inventory = new Inventory(demo);
    }

    /** A stack of the test. */
    private record Ordered(String user, String name, String template, Map<String, String> parameters) {}

    @Test
    @Timeout(900)
    void stacksAreFinishedWhateverMomentThePlatformIsKilledAt() {
        inventory.mustAgree();
        long seed = Long.getLong("e2e.seed", System.nanoTime() & 0xffffff);
        System.out.println("recovery: seed " + seed);
        var random = new SplittableRandom(seed);
        var stacks = List.of(
                new Ordered(
                        "park-member", "r-hall", "egov-service-hall", Map.of("title", "滨海产业园大厅", "network", "10.60")),
                new Ordered("gov-member", "r-one", "cloud-host", Map.of("network", "10.61")),
                new Ordered("park-member", "r-two", "cloud-host", Map.of("network", "10.62")),
                new Ordered("gov-member", "r-three", "cloud-host", Map.of("network", "10.63")),
                new Ordered("park-member", "r-four", "cloud-host", Map.of("network", "10.64")));
        var moments = new ArrayList<String>();
        for (var stack : stacks) {
            order(stack);
            for (int i = 0; i < KILLS_PER_STACK; i++) {
                moments.add(killAfter(random.nextInt(3_000)));
            }
        }
        assertThat(moments).hasSize(20);

        var story = "seed %d, killed %s".formatted(seed, moments);
        stacks.forEach(stack -> Await.value(
                stack.name() + " is Ready; " + story,
                FINISH,
                () -> demo.api(stack.user()).json(path(stack)),
                Demo::ready));
        Await.until("everything has settled; " + story, FINISH, inventory::settled);
        inventory.mustAgree();
        assertThat(demo.hallAnswers())
                .as("the bureau's own hall was not touched")
                .isTrue();
        assertThat(new HallVisitor(outputOf(stacks.getFirst())).get("healthz").status())
                .as("the park's hall works")
                .isEqualTo(200);
        remove(stacks, random, story);
    }

    /** Removal is interrupted as well, once. */
    private void remove(List<Ordered> stacks, SplittableRandom random, String story) {
        stacks.forEach(stack -> demo.api(stack.user()).delete(path(stack)).must(202));
        var last = killAfter(random.nextInt(2_000));
        for (var stack : stacks) {
            Await.until(
                    stack.name() + " is gone; " + story + ", and " + last,
                    FINISH,
                    () -> demo.api(stack.user()).get(path(stack)).status() == 404);
        }
        Await.until("everything has settled; " + story, FINISH, inventory::settled);
        inventory.mustAgree();
    }

    private void order(Ordered stack) {
        demo.api(stack.user())
                .create(
                        demo.project(stack.user()) + "/stacks",
                        stack.name(),
                        Map.of("template", stack.template(), "parameters", stack.parameters()))
                .must(202);
    }

    private String path(Ordered stack) {
        return demo.project(stack.user()) + "/stacks/" + stack.name();
    }

    private String outputOf(Ordered stack) {
        return demo.api(stack.user())
                .json(path(stack))
                .path("status")
                .path("observed")
                .path("outputs")
                .path("url")
                .asString();
    }

    private String killAfter(int millis) {
        Await.pause(Duration.ofMillis(millis).toNanos());
        long old = demo.box().pid("platform");
        demo.box().kill(old);
        Await.until("another process of the platform answers", START, () -> {
            long now = demo.box().pid("platform");
            return now != 0 && now != old && demo.answers();
        });
        return millis + " ms after it answered";
    }
}
