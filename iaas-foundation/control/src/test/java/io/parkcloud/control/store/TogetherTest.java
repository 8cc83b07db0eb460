package io.parkcloud.control.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TogetherTest {

    private final List<List<Integer>> transactions = Collections.synchronizedList(new ArrayList<>());

    @Test
    void whatComesAloneIsDoneAloneAndAtOnce() {
        var together = new Together<String, Integer>(transactions::add, 4);
        together.run("a", 1);
        together.run("a", 2);
        assertThat(transactions).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void whatComesMeanwhileIsDoneTogetherUpToTheMost() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var together = new Together<String, Integer>(
                batch -> {
                    transactions.add(batch);
                    begun.countDown();
                    await(goOn);
                },
                4);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> together.run("a", 0));
            begun.await();
            IntStream.rangeClosed(1, 6).forEach(i -> threads.execute(() -> together.run("a", i)));
            while (together.waiting("a") < 6) {
                Thread.onSpinWait();
            }
            goOn.countDown();
        }
        assertThat(transactions).extracting(List::size).containsExactly(1, 4, 2);
        assertThat(transactions.stream().flatMap(List::stream)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void othersAreNotWaitedFor() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var together = new Together<String, Integer>(
                batch -> {
                    if (batch.contains(0)) {
                        begun.countDown();
                        await(goOn);
                    }
                    transactions.add(batch);
                },
                4);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> together.run("slow", 0));
            begun.await();
            together.run("quick", 1);
            goOn.countDown();
        }
        assertThat(transactions).containsExactly(List.of(1), List.of(0));
    }

    @Test
    void everyPieceIsDoneExactlyOnceHoweverManyCome() {
        int pieces = 2_000;
        var done = IntStream.range(0, pieces).mapToObj(i -> new AtomicInteger()).toList();
        var together = new Together<Integer, Integer>(
                batch -> batch.forEach(i -> done.get(i).incrementAndGet()), 16);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, pieces)
                    .forEach(i -> threads.execute(() -> {
                        together.run(i % 3, i);
                        assertThat(done.get(i)).hasValue(1);
                    }));
        }
        assertThat(done).allSatisfy(count -> assertThat(count).hasValue(1));
    }

    @Test
    void whoLeadsHearsOfAFailureAndTheNextOneIsServed() {
        var failing = new AtomicInteger(1);
        var together = new Together<String, Integer>(
                batch -> {
                    if (failing.getAndDecrement() > 0) {
                        throw new IllegalStateException("broken");
                    }
                    transactions.add(batch);
                },
                4);
        assertThatThrownBy(() -> together.run("a", 1)).hasMessage("broken");
        together.run("a", 2);
        assertThat(transactions).containsExactly(List.of(2));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
