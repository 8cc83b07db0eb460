package io.parkcloud.cli.command;

import io.parkcloud.cli.Api;
import io.parkcloud.cli.CliException;
import io.parkcloud.cli.Waiting;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** What the steps of a pipeline's run write, in the order of the steps. */
@Command(
        name = "run-log",
        description =
                "What the steps of a pipeline's run have written. Exits with 1 if what was asked for has failed or was cancelled")
final class RunLogCommand implements Callable<Integer> {

    private static final Set<String> OVER = Set.of("Succeeded", "Failed", "Cancelled", "Skipped");
    private static final Set<String> BEGUN = Set.of("Running", "Succeeded", "Failed", "Cancelled");

    @Mixin
    Common common = new Common();

    @Parameters(index = "0", description = "name or id of the run")
    String run = "";

    @Option(names = "--step", description = "only this step: stage/step")
    @Nullable
    String step;

    @Option(
            names = {"-f", "--follow"},
            description = "go on until it is over")
    boolean follow;

    @Option(names = "--timeout", description = "longest wait with --follow (default: 1h)")
    String timeout = "1h";

    /** How many bytes were printed, by step. */
    private final Map<String, Long> printed = new HashMap<>();

    private final Set<String> finished = new HashSet<>();

    @Override
    public Integer call() {
        var id = common.api()
                .get(common.path("PipelineRun", run))
                .body()
                .at("/metadata/id")
                .asString();
        var path = common.path("PipelineRun", id);
        var state = follow
                ? Waiting.until(Waiting.duration(timeout), "the end of " + run, () -> Optional.of(look(path))
                        .filter(OVER::contains))
                : look(path);
        return state.equals("Failed") || state.equals("Cancelled") ? CliException.REFUSED : 0;
    }

    /** Prints what has come since the last look. @return the state of the run, or of the step that was asked for */
    private String look(String path) {
        var observed = common.api().get(path).body().at("/status/observed");
        String found = null;
        for (var stage : observed.path("stages")) {
            for (var one : stage.path("steps")) {
                var key =
                        stage.path("name").asString("") + "/" + one.path("name").asString("");
                if (step == null || step.equals(key)) {
                    found = one.path("state").asString("");
                    print(path, key, found);
                }
            }
        }
        var state = observed.path("state").asString("");
        if (step == null) {
            return state;
        }
        if (found == null && (OVER.contains(state) || !observed.path("stages").isEmpty())) {
            throw CliException.usage("the run %s has no step \"%s\"".formatted(run, step));
        }
        return found == null ? state : found;
    }

    /** The state was read before the log: what is printed of a step that was over is all of it. */
    private void print(String path, String key, String state) {
        if (!BEGUN.contains(state) || finished.contains(key)) {
            return;
        }
        if (!printed.containsKey(key) && step == null) {
            common.out().println("== " + key);
        }
        long from = printed.getOrDefault(key, 0L);
        JsonNode part;
        do {
            part = common.api()
                    .get("%s/log?step=%s&from=%d".formatted(path, Api.encode(key), from))
                    .body();
            common.out().print(part.path("text").asString(""));
            from = part.path("next").asLong(from);
        } while (!part.path("text").asString("").isEmpty());
        common.out().flush();
        printed.put(key, from);
        if (OVER.contains(state)) {
            finished.add(key);
        }
    }
}
