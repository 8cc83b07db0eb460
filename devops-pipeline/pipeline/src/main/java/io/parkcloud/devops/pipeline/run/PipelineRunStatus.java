package io.parkcloud.devops.pipeline.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a run is.
 *
 * @param attempt the attempt that the rest tells of
 * @param state of the whole
 * @param title first line of the commit's message
 * @param author who wrote the commit
 * @param tests what the reports of its steps say, all together; absent if there were none
 * @param artifacts files that were kept
 * @param started when the first step was started
 */
public record PipelineRunStatus(
        int attempt,
        State state,
        String title,
        String author,
        List<Stage> stages,
        Optional<Tests> tests,
        List<Artifact> artifacts,
        Optional<Instant> started,
        Optional<Instant> ended) {

    /** Nothing has been seen of it yet. */
    static final PipelineRunStatus NEW = new PipelineRunStatus(
            0, State.QUEUED, "", "", List.of(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());

    public PipelineRunStatus {
        stages = List.copyOf(stages);
        artifacts = List.copyOf(artifacts);
    }

    /** State of a run, a stage or a step. */
    public enum State {
        QUEUED,
        RUNNING,
        WAITING_FOR_APPROVAL,
        SUCCEEDED,
        FAILED,
        CANCELLED,
        /** Not for this branch, or not needed any more because something before it failed. */
        SKIPPED;

        /** Whether nothing more will come. */
        public boolean over() {
            return this == SUCCEEDED || this == FAILED || this == CANCELLED || this == SKIPPED;
        }
    }

    /** @param approvedBy who said that it may begin, where somebody had to */
    public record Stage(String name, State state, Optional<String> approvedBy, List<Step> steps) {
        public Stage {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A step.
     *
     * @param code exit status
     * @param reason why it ended as it did, where more is known than the status
     */
    public record Step(
            String name,
            State state,
            Optional<Integer> code,
            Optional<String> reason,
            Optional<Instant> started,
            Optional<Instant> ended) {}

    /** How many test cases there were and how they ended. */
    public record Tests(int passed, int failed, int skipped) {

        /** All of them. */
        public int total() {
            return passed + failed + skipped;
        }
    }

    /** @param path as in the workspace */
    public record Artifact(String path, long bytes) {}

    /** Whether this attempt is over. */
    boolean over(PipelineRunSpec spec) {
        return attempt == spec.attempt() && state.over();
    }
}
