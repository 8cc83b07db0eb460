package io.parkcloud.devops.pipeline.definition;

import io.parkcloud.devops.pipeline.spi.StepService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A pipeline as its file says: stages one after another, each of steps one after another, all in one workspace.
 *
 * @param cache folders below {@code /cache} that are kept from run to run, plain names
 */
public record Definition(List<Stage> stages, List<String> cache) {

    public Definition {
        stages = List.copyOf(stages);
        cache = List.copyOf(cache);
    }

    /** The names of all secrets that steps ask for. */
    public List<String> secrets() {
        return stages.stream()
                .flatMap(stage -> stage.steps().stream())
                .flatMap(step -> step.secrets().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Most memory that a step asks for, MiB. */
    public int memoryMiB() {
        return stages.stream()
                .flatMap(stage -> stage.steps().stream())
                .mapToInt(Step::memoryMiB)
                .max()
                .orElse(Step.USUAL_MEMORY_MIB);
    }

    /** The step of that key. */
    public Optional<Step> step(String key) {
        return stages.stream()
                .flatMap(stage ->
                        stage.steps().stream().filter(step -> stage.key(step).equals(key)))
                .findFirst();
    }

    /** The keys of all steps, in order. */
    public List<String> keys() {
        return stages.stream()
                .flatMap(stage -> stage.steps().stream().map(stage::key))
                .toList();
    }

    /**
     * Steps that stand or fall together.
     *
     * @param branches names of branches, or globs with {@code *}, for which it runs; empty for all
     * @param approval whether somebody has to say yes before it begins
     */
    public record Stage(String name, List<String> branches, boolean approval, List<Step> steps) {
        public Stage {
            branches = List.copyOf(branches);
            steps = List.copyOf(steps);
        }

        /** Names a step of this stage among all steps of the pipeline. */
        public String key(Step step) {
            return name + "/" + step.name();
        }

        /** Whether it runs for a branch. */
        public boolean runsFor(String branch) {
            return branches.isEmpty() || branches.stream().anyMatch(glob -> Globs.matches(glob, branch));
        }
    }

    /**
     * One script in a fresh sandbox.
     *
     * @param run script for bash, ended at the first command that fails
     * @param services servers that run beside it and answer before it begins
     * @param secrets names of the pipeline's secrets that it gets as environment variables
     * @param reports globs of JUnit XML files in the workspace
     * @param artifacts globs of files in the workspace that are kept
     * @param timeout how long it may take
     * @param always whether it also runs after an earlier step of its stage has failed, for tidying up
     */
    public record Step(
            String name,
            String run,
            Set<StepService> services,
            Map<String, String> environment,
            List<String> secrets,
            List<String> reports,
            List<String> artifacts,
            int memoryMiB,
            Duration timeout,
            boolean always) {

        static final int USUAL_MEMORY_MIB = 1024;

        public Step {
            services = Set.copyOf(services);
            environment = Map.copyOf(environment);
            secrets = List.copyOf(secrets);
            reports = List.copyOf(reports);
            artifacts = List.copyOf(artifacts);
        }

        /** Globs of everything that is taken out of the workspace when it ends. */
        public List<String> wanted() {
            return Stream.concat(reports.stream(), artifacts.stream()).toList();
        }
    }
}
