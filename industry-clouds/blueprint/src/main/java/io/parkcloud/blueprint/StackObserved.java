package io.parkcloud.blueprint;

import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What there is of a stack.
 *
 * @param version   of the template
 * @param resources every part, in order of the plan; a part without id has not been asked for yet
 * @param outputs   what the stack is for, once all parts are ready
 * @param checks    what is asked before it is ready, once all parts are
 */
public record StackObserved(
        String version, List<PartView> resources, Map<String, String> outputs, List<CheckView> checks) {

    /** What was written down by a platform that did not know of checks has none. */
    public StackObserved {
        checks = checks == null ? List.of() : checks;
    }

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

    /**
     * A check as it was answered last.
     *
     * @param url     what is asked
     * @param good    absent until the first answer
     * @param message why the answer is not good; empty when it is
     */
    public record CheckView(
            String name,
            Map<String, String> title,
            String url,
            @Nullable Boolean good,
            String message) {

        CheckView answered(Answers.Answer answer) {
            return new CheckView(
                    name,
                    title,
                    url,
                    answer.trouble().isEmpty(),
                    answer.trouble().orElse(""));
        }
    }

    StackObserved checked(List<CheckView> asked) {
        return new StackObserved(version, resources, outputs, asked);
    }

    /** @param answers one for each, in the same order */
    StackObserved answered(List<CheckView> asked, List<Answers.Answer> answers) {
        return checked(IntStream.range(0, asked.size())
                .mapToObj(i -> asked.get(i).answered(answers.get(i)))
                .toList());
    }

    static StackObserved nothing() {
        return new StackObserved("", List.of(), Map.of(), List.of());
    }
}
