package io.parkcloud.ops.metrics.promql;

import java.util.ArrayList;
import java.util.List;

/** Queries from a seed, sound ones and broken ones, for tests that ask a real service. */
public final class GeneratedQueries {

    private static final int OF_EACH = 6;

    private GeneratedQueries() {}

    public static List<String> of(long seed) {
        var source = new RandomQueries(seed);
        var all = new ArrayList<String>();
        for (int i = 0; i < OF_EACH; i++) {
            all.add(source.sound());
            all.add(source.broken());
        }
        return all;
    }
}
