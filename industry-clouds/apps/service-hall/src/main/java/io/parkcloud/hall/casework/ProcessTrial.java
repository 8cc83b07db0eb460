package io.parkcloud.hall.casework;

import io.parkcloud.hall.problem.FieldProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowable.engine.HistoryService;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.TaskService;
import org.springframework.stereotype.Component;

/** Walks a process in every way that the hall knows. Must run in a transaction that is rolled back. */
@Component
class ProcessTrial {
    private static final int MOST_STEPS = 12;

    private final RuntimeService instances;
    private final TaskService tasks;
    private final HistoryService history;

    ProcessTrial(ProcessEngine engine) {
        this.instances = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
        this.history = engine.getHistoryService();
    }

    /** The first place where the process does not go where the hall will lead cases; empty if it does everywhere. */
    Optional<FieldProblem> walk(String definitionId) {
        for (var way : List.of(
                new Way("correct", CaseProcess.CORRECT),
                new Way("countersign", CaseProcess.COUNTERSIGN),
                new Way("approve", CaseProcess.APPROVED),
                new Way("reject", CaseProcess.REJECTED))) {
            var seen = walk(definitionId, way);
            if (!seen.equals(way.reaches())) {
                return Optional.of(FieldProblem.at(seen, "process.walk", way.outcome(), way.reaches(), seen));
            }
        }
        return Optional.empty();
    }

    private String walk(String definitionId, Way way) {
        var id = instances
                .startProcessInstanceById(definitionId, Map.of("clerk", "trial"))
                .getId();
        for (var expected : List.of(CaseProcess.ACCEPT, CaseProcess.REVIEW)) {
            var at = place(id);
            if (!at.equals(expected)) {
                return at;
            }
            complete(id, Map.of("clerk", "trial", "outcome", way.outcome()));
        }
        boolean detour =
                way.reaches().equals(CaseProcess.CORRECT) || way.reaches().equals(CaseProcess.COUNTERSIGN);
        if (detour) {
            return backFrom(id, way);
        }
        for (int step = 0; step < MOST_STEPS && isRunning(id); step++) {
            complete(id, Map.of("stepOutcome", "agree")); // steps that the bureau put in
        }
        return place(id);
    }

    /** A correction and a countersigning lead back to the review at once. */
    private String backFrom(String id, Way way) {
        var at = place(id);
        if (!at.equals(way.reaches())) {
            return at;
        }
        complete(id, Map.of());
        var back = place(id);
        return back.equals(CaseProcess.REVIEW) ? at : back;
    }

    private boolean isRunning(String id) {
        return tasks.createTaskQuery().processInstanceId(id).count() > 0;
    }

    private void complete(String id, Map<String, Object> variables) {
        var task = tasks.createTaskQuery().processInstanceId(id).singleResult();
        tasks.complete(task.getId(), variables);
    }

    /** Id of the open task, or of the end that was reached. */
    private String place(String id) {
        var open = tasks.createTaskQuery().processInstanceId(id).list();
        if (!open.isEmpty()) {
            return open.getFirst().getTaskDefinitionKey();
        }
        var instance = history.createHistoricProcessInstanceQuery()
                .processInstanceId(id)
                .singleResult();
        return String.valueOf(instance.getEndActivityId());
    }

    /**
     * A way through the process.
     *
     * @param outcome conclusion of the review
     * @param reaches where it must lead
     */
    private record Way(String outcome, String reaches) {}
}
