package io.parkcloud.devops.pipeline.pipeline;

import io.parkcloud.devops.pipeline.run.PipelineRunStatus;
import java.util.Map;
import java.util.Optional;

/**
 * What is seen of a pipeline.
 *
 * @param begun whether it has looked at its repository: branches that were there before it are not news
 * @param runs how many runs it has made
 * @param runsAsked how many of those that somebody asked for it has made
 * @param seen the newest commit of each branch that it has taken note of
 * @param last how its newest run goes or went; absent before the first
 */
public record PipelineStatus(boolean begun, long runs, int runsAsked, Map<String, String> seen, Optional<Last> last) {

    /** Nothing has been seen yet. */
    static final PipelineStatus NEW = new PipelineStatus(false, 0, 0, Map.of(), Optional.empty());

    public PipelineStatus {
        seen = seen == null ? Map.of() : Map.copyOf(seen);
    }

    /** A run in short. */
    public record Last(String run, String branch, String commit, String title, PipelineRunStatus.State state) {}
}
