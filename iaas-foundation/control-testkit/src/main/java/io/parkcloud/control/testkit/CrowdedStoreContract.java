package io.parkcloud.control.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.control.store.QuotaLine;
import io.parkcloud.control.store.StoreErrors;
import io.parkcloud.kernel.PlatformException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store owes, and owes still when many come at once. */
public abstract class CrowdedStoreContract extends StoreContract {

    @Test
    void ofManyWhoComeAtOnceThoseGetInForWhomThereIsRoomAndEachNameOnce() {
        plane.store().setLimits(plane.place().project(), Map.of("widget_size", 20L));
        var outcomes = crowd(64, i -> plane.create("crowd-" + i / 2, spec(1)));
        assertThat(outcomes.keySet()).isSubsetOf("", StoreErrors.NAME_TAKEN.id(), StoreErrors.QUOTA_EXCEEDED.id());
        assertThat(outcomes.get("")).isEqualTo(20);
        assertThat(line("widget_size").reserved()).isEqualTo(20);
        assertThat(line("widgets").reserved()).isEqualTo(20);
        plane.settle(100);
        assertThat(line("widget_size"))
                .extracting(QuotaLine::reserved, QuotaLine::used)
                .containsExactly(0L, 20L);
        assertThat(widgets.engine()).hasSize(20);
    }

    @Test
    void ofManyWhoClaimAtOnceEachGetsAnotherName() {
        var space = plane.place().project().derive("space");
        var holders = IntStream.range(0, 24)
                .mapToObj(i -> plane.create("holder-" + i, spec(1)).resource().id())
                .toList();
        var names = IntStream.range(0, 16).mapToObj(Integer::toString).toList();
        var claimed = ConcurrentHashMap.<String>newKeySet();
        var outcomes = crowd(24, i -> {
            var name = plane.store().claimFirst(space, holders.get(i), 0, names.stream());
            name.ifPresent(got -> assertThat(claimed.add(got)).isTrue());
        });
        assertThat(outcomes).containsOnly(Map.entry("", 24));
        assertThat(claimed).containsExactlyInAnyOrderElementsOf(names);
    }

    /** @return how many ended with which code; "" is success */
    private static Map<String, Integer> crowd(int size, IntConsumer work) {
        var outcomes = new ConcurrentHashMap<String, Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, size)
                    .forEach(i -> threads.execute(() -> outcomes.merge(outcome(work, i), 1, Integer::sum)));
        }
        return outcomes;
    }

    private static String outcome(IntConsumer work, int number) {
        try {
            work.accept(number);
            return "";
        } catch (PlatformException refused) {
            return refused.code().id();
        } catch (RuntimeException | AssertionError bug) {
            return bug.toString();
        }
    }
}
