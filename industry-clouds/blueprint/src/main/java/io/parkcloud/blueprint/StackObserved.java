package io.parkcloud.blueprint;

import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What there is of a stack.
 *
 * @param version   of the template
 * @param resources every part, in order of the plan; a part without id has not been asked for yet
 * @param outputs   what the stack is for, once all parts are ready
 */
public record StackObserved(String version, List<PartView> resources, Map<String, String> outputs) {

    /**
     * A part as it stands.
     *
     * @param phase   absent before it is asked for
     * @param message what it waits for or why it failed; empty when all is well
     */
    public record PartView(
            String name,
            String kind,
            Map<String, String> title,
            @Nullable ResourceId id,
            @Nullable Phase phase,
            boolean ready,
            String message) {}

    static StackObserved nothing() {
        return new StackObserved("", List.of(), Map.of());
    }
}
