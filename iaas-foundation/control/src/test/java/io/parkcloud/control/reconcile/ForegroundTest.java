package io.parkcloud.control.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ForegroundTest {

    private static final Duration FOREVER = Duration.ofDays(1);

    private final List<String> order = Collections.synchronizedList(new ArrayList<>());

    @Test
    void passesDoNotWaitForEachOtherWhileNobodyAsks() {
        var foreground = new Foreground(1, FOREVER);

        foreground.runBehind(() -> foreground.runBehind(() -> order.add("both")));

        assertThat(order).containsExactly("both");
    }

    @Test
    void aFewGoOnWhileSomebodyAsks() {
        var foreground = new Foreground(1, FOREVER);
        foreground.entered();

        foreground.runBehind(() -> order.add("first"));
        foreground.runBehind(() -> order.add("second"));

        assertThat(order).containsExactly("first", "second");
    }

    @Test
    void waitsForARunningPassWhileSomebodyAsks() throws InterruptedException {
        var two = oneRunsAndOneWaits();

        two.mayEnd().countDown();
        two.first().join();
        two.second().join();

        assertThat(order).containsExactly("first", "second");
    }

    @Test
    void goesOnAtOnceWhenEverybodyHasAnAnswer() throws InterruptedException {
        var two = oneRunsAndOneWaits();

        two.foreground().left();
        two.second().join();
        two.mayEnd().countDown();
        two.first().join();

        assertThat(order).containsExactly("second", "first");
    }

    @Test
    void noStreamOfRequestsHoldsAPassUpForLong() {
        var foreground = new Foreground(1, Duration.ofMillis(1));
        foreground.entered();

        foreground.runBehind(() -> foreground.runBehind(() -> order.add("all the same")));

        assertThat(order).containsExactly("all the same");
    }

    /** Two passes while somebody asks, where only one may run. */
    private record Two(Foreground foreground, CountDownLatch mayEnd, Thread first, Thread second) {}

    private Two oneRunsAndOneWaits() {
        var foreground = new Foreground(1, FOREVER);
        foreground.entered();
        var mayEnd = new CountDownLatch(1);
        var first = pass(foreground, "first", mayEnd);
        var second = pass(foreground, "second", new CountDownLatch(0));
        awaitBlocked(second);
        return new Two(foreground, mayEnd, first, second);
    }

    /** A pass that has begun when this returns, unless it has to wait for its turn. */
    private Thread pass(Foreground foreground, String name, CountDownLatch mayEnd) {
        var begun = new CountDownLatch(1);
        var thread = Thread.ofPlatform()
                .daemon()
                .start(() -> foreground.runBehind(() -> {
                    begun.countDown();
                    await(mayEnd);
                    order.add(name);
                }));
        while (begun.getCount() > 0 && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }

    private static void awaitBlocked(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
