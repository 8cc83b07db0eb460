package io.parkcloud.control.store;

import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What something would take from the quotas, against what is left of them.
 *
 * @param charges by metric, in the metrics' order
 * @param fits    whether every one has room at the moment
 */
public record Headroom(List<Line> charges, boolean fits) {

    /** @param available the least that any scope has left; absent where none has a limit */
    public record Line(String metric, long amount, @Nullable Long available) {}

    /** @param scopes tenant and project that would pay */
    public static Headroom of(Store store, List<ResourceId> scopes, Map<String, Long> charges) {
        var left = new TreeMap<String, Long>();
        for (var scope : scopes) {
            for (var line : store.quota(scope)) {
                if (line.limit() != null) {
                    left.merge(line.metric(), line.limit() - line.reserved() - line.used(), Math::min);
                }
            }
        }
        var lines = new TreeMap<>(charges)
                .entrySet().stream()
                        .map(e -> new Line(e.getKey(), e.getValue(), left.get(e.getKey())))
                        .toList();
        boolean fits = lines.stream().allMatch(l -> l.available() == null || l.amount() <= Math.max(0, l.available()));
        return new Headroom(lines, fits);
    }
}
