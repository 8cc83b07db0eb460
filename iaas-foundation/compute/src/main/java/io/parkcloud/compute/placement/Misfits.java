package io.parkcloud.compute.placement;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How many hosts do not fit for one reason.
 *
 * @param examples some of them, at most {@link #EXAMPLES}: an answer is of the same length on three hosts and on ten thousand
 */
record Misfits(Misfit reason, long hosts, List<String> examples) {

    static final int EXAMPLES = 3;

    /** In a sentence. */
    static String explain(List<Misfits> all) {
        if (all.isEmpty()) {
            return "there is no host at all";
        }
        return "of %d host(s): %s"
                .formatted(
                        all.stream().mapToLong(Misfits::hosts).sum(),
                        all.stream().map(Misfits::explain).collect(Collectors.joining("; ")));
    }

    private String explain() {
        return "%d %s (%s%s)"
                .formatted(hosts, reason.text(), String.join(", ", examples), hosts > examples.size() ? ", …" : "");
    }
}
