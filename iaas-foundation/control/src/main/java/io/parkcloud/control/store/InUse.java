package io.parkcloud.control.store;

import io.parkcloud.kernel.ResourceId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Who stands in the way of a deletion: whoever refers to the resource or to anything that goes with it, and does not go with
 * it himself. Shared by every driver of the store.
 */
public final class InUse {

    private static final int NAMED = 5;

    private InUse() {}

    /**
     * @param owned      the resources that one made
     * @param dependants those that refer to one, each once, at most so many
     * @throws io.parkcloud.kernel.PlatformException {@code resource.in-use}
     */
    public static void refuse(
            StoredResource row,
            Function<ResourceId, List<StoredResource>> owned,
            BiFunction<ResourceId, Integer, List<StoredResource>> dependants) {
        var going = new ArrayList<StoredResource>();
        var ids = new HashSet<ResourceId>();
        var next = new ArrayDeque<>(List.of(row));
        while (!next.isEmpty()) {
            var one = next.remove();
            if (ids.add(one.id())) {
                going.add(one);
                next.addAll(owned.apply(one.id()));
            }
        }
        for (var one : going) {
            // So many that one is among them that does not go along, if there is any; an image has thousands.
            var holders = dependants.apply(one.id(), ids.size() + NAMED).stream()
                    .filter(holder -> !ids.contains(holder.id()))
                    .map(holder -> holder.kind() + " \"" + holder.name() + "\"")
                    .distinct()
                    .limit(NAMED)
                    .toList();
            if (!holders.isEmpty()) {
                throw StoreErrors.IN_USE.error(
                        "%s \"%s\"%s is used by %s; remove what uses it first",
                        one.kind(),
                        one.name(),
                        one.id().equals(row.id()) ? "" : ", which goes with it,",
                        String.join(", ", holders));
            }
        }
    }
}
