package io.parkcloud.devops.pipeline.run;

import io.parkcloud.kernel.ResourceId;
import java.util.Map;

/**
 * A run.
 *
 * @param pipeline the pipeline that made it
 * @param number counts the pipeline's runs, from 1
 * @param branch the branch whose newest commit it was
 * @param commit id of the commit
 * @param attempt counts how often it was begun, from 1
 * @param cancelled whether this attempt shall end
 * @param approvals who said yes, by the name of the stage
 */
public record PipelineRunSpec(
        ResourceId pipeline,
        long number,
        String branch,
        String commit,
        int attempt,
        boolean cancelled,
        Map<String, String> approvals) {

    public PipelineRunSpec {
        approvals = approvals == null ? Map.of() : Map.copyOf(approvals);
    }

    /** The first attempt. */
    public static PipelineRunSpec first(ResourceId pipeline, long number, String branch, String commit) {
        return new PipelineRunSpec(pipeline, number, branch, commit, 1, false, Map.of());
    }

    PipelineRunSpec cancel() {
        return new PipelineRunSpec(pipeline, number, branch, commit, attempt, true, approvals);
    }

    /** From the beginning, approvals included. */
    PipelineRunSpec again() {
        return new PipelineRunSpec(pipeline, number, branch, commit, attempt + 1, false, Map.of());
    }

    PipelineRunSpec approved(String stage, String by) {
        var more = new java.util.TreeMap<>(approvals);
        more.put(stage, by);
        return new PipelineRunSpec(pipeline, number, branch, commit, attempt, cancelled, more);
    }

    /** The room of an attempt. */
    static ResourceId room(ResourceId run, int attempt) {
        return run.derive("attempt-" + attempt);
    }
}
