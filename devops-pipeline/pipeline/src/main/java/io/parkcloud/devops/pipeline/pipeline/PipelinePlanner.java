package io.parkcloud.devops.pipeline.pipeline;

import io.parkcloud.devops.pipeline.definition.Globs;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which run to make next. Pure. */
final class PipelinePlanner {

    /** A run to make. @param asked whether because somebody asked for it */
    record Start(String branch, String commit, boolean asked) {}

    private final PipelineSpec spec;
    private final PipelineStatus before;
    private final String defaultBranch;
    private final Map<String, String> heads;

    /** @param heads newest commit of each branch */
    PipelinePlanner(PipelineSpec spec, PipelineStatus before, String defaultBranch, Map<String, String> heads) {
        this.spec = spec;
        this.before = before;
        this.defaultBranch = defaultBranch;
        this.heads = new TreeMap<>(heads);
    }

    /**
     * A branch that has moved, or one that somebody asked for. Of a repository that had branches before there was a pipeline only
     * the default branch is run.
     */
    Optional<Start> next() {
        for (var head : heads.entrySet()) {
            boolean wanted =
                    wants(head.getKey()) && (before.begun() || head.getKey().equals(defaultBranch));
            if (wanted && !head.getValue().equals(before.seen().get(head.getKey()))) {
                return Optional.of(new Start(head.getKey(), head.getValue(), false));
            }
        }
        return spec.asked() > before.runsAsked()
                ? Optional.ofNullable(heads.get(defaultBranch)).map(commit -> new Start(defaultBranch, commit, true))
                : Optional.empty();
    }

    /** What is taken note of when a run was made, or when none is to be. */
    Map<String, String> seen(Optional<Start> made) {
        if (!before.begun()) {
            return heads;
        }
        var seen = new TreeMap<>(before.seen());
        seen.keySet().retainAll(heads.keySet());
        made.ifPresent(start -> seen.put(start.branch(), start.commit()));
        return seen;
    }

    private boolean wants(String branch) {
        return spec.branches()
                .map(globs -> globs.stream().anyMatch(glob -> Globs.matches(glob, branch)))
                .orElse(true);
    }
}
