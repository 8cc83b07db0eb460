package io.parkcloud.devops.pipeline.web;

import io.parkcloud.control.resource.ResourceErrors;
import io.parkcloud.control.resource.ResourceService;
import io.parkcloud.control.store.StoreErrors;
import io.parkcloud.control.web.Places;
import io.parkcloud.control.web.PrincipalSource;
import io.parkcloud.devops.pipeline.PipelineErrors;
import io.parkcloud.devops.pipeline.report.TestCase;
import io.parkcloud.devops.pipeline.run.PipelineRunKind;
import io.parkcloud.devops.pipeline.run.PipelineRunSpec;
import io.parkcloud.devops.pipeline.run.PipelineRunStatus;
import io.parkcloud.devops.pipeline.run.RunFiles;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Logs, test results and kept files of a run: for whoever may read the run. */
@RestController
@RequestMapping("/api/v1/projects/{project}/pipeline-runs/{run}")
public class PipelineRunController {

    private static final int LONGEST_WAIT_SECONDS = 25;
    private static final String USUAL_WAIT = "0";

    private final ResourceService resources;
    private final PipelineRunKind kind;
    private final Places places;
    private final PrincipalSource principals;
    private final StepLogs logs;
    private final RunFiles files;

    public PipelineRunController(
            ResourceService resources,
            PipelineRunKind kind,
            Places places,
            PrincipalSource principals,
            StepLogs logs,
            RunFiles files) {
        this.resources = resources;
        this.kind = kind;
        this.places = places;
        this.principals = principals;
        this.logs = logs;
        this.files = files;
    }

    /** @param tests those that failed first, then the others as the reports have them */
    record TestsView(List<TestCase> tests) {}

    /**
     * A part of a step's log.
     *
     * @param step stage and step, {@code build/compile}
     * @param from how many bytes the caller has
     * @param wait seconds to wait for more, if there is nothing yet
     */
    @GetMapping("/log")
    CompletableFuture<StepLogs.Part> log(
            @PathVariable String project,
            @PathVariable String run,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "0") long from,
            @RequestParam(defaultValue = USUAL_WAIT) int wait) {
        var found = find(project, run);
        given("step", step);
        boolean known = found.status().observed().stages().stream()
                .anyMatch(stage -> stage.steps().stream().anyMatch(s -> step.equals(stage.name() + "/" + s.name())));
        if (!known) {
            throw PipelineErrors.STEP_NOT_FOUND.error("run \"%s\" has no step \"%s\"", found.name(), step);
        }
        var patience = Duration.ofSeconds(Math.max(0, Math.min(wait, LONGEST_WAIT_SECONDS)));
        // Whoever waits holds no thread of the web server.
        return CompletableFuture.supplyAsync(
                () -> logs.read(kind.room(found), step, Math.max(0, from), patience), Thread::startVirtualThread);
    }

    @GetMapping("/tests")
    TestsView tests(@PathVariable String project, @PathVariable String run) {
        var found = find(project, run);
        var cases = files.tests(found.id(), found.spec().attempt());
        return new TestsView(cases.stream()
                .sorted(Comparator.comparing(c -> c.outcome() != TestCase.Outcome.FAILED))
                .toList());
    }

    /** A kept file, never shown by a browser as if it were a page of ours. */
    @GetMapping("/artifacts")
    ResponseEntity<InputStreamResource> artifact(
            @PathVariable String project, @PathVariable String run, @RequestParam(defaultValue = "") String path) {
        var found = find(project, run);
        given("path", path);
        var content = files.open(found.id(), found.spec().attempt(), path);
        var name = path.substring(path.lastIndexOf('/') + 1);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new InputStreamResource(content));
    }

    /** After it is known that there is something to ask of: else what is another's could be told from what is not there. */
    private static void given(String parameter, String value) {
        if (value.isBlank()) {
            throw ResourceErrors.INVALID.error("say which with the parameter \"%s\"", parameter);
        }
    }

    private Resource<PipelineRunSpec, PipelineRunStatus> find(String project, String run) {
        var place = places.project(project);
        var id = ResourceId.parse(run)
                .orElseThrow(() -> StoreErrors.NOT_FOUND.error(
                        "there is no %s with the id %s here", kind.name().singular(), run));
        return resources.get(principals.current(), kind, place, id);
    }
}
