package io.parkcloud.ops.metrics.promql;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.kernel.PlatformException;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is passed on is in its place: in the tree, and in the text, read anew. A failure names its seed. */
class PromScopePropertyTest {

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void soundQueriesArePassedOnInTheirPlace(long seed) {
        var queries = new RandomQueries(seed);
        for (int i = 0; i < 200; i++) {
            var query = queries.sound();
            inPlace(query, PromScopeTest.scoped(query));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void brokenQueriesAreRefusedOrInTheirPlace(long seed) {
        var queries = new RandomQueries(seed);
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            var query = queries.broken();
            try {
                inPlace(query, PromScopeTest.scoped(query));
            } catch (PlatformException said) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1, 499);
    }

    private static void inPlace(String query, String written) {
        var again = PromParser.parse(written);
        assertThat(PromPrinter.print(again)).as(query).isEqualTo(written);
        assertThat(PromScopeTest.selectors(again)).as(query).isNotEmpty().allSatisfy(selector -> {
            var matchers = selector.matchers();
            int own = matchers.size() - PromScopeTest.place().size();
            assertThat(matchers.subList(own, matchers.size())).isEqualTo(PromScopeTest.place());
            assertThat(matchers.subList(0, own)).noneMatch(m -> m.label().matches("tenant|project"));
        });
    }
}
