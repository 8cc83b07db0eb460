package io.parkcloud.hall.casework;

import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import java.util.Map;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.TaskService;
import org.springframework.stereotype.Component;

/**
 * The BPMN process behind every case. Each call joins the caller's transaction and completes the one task that is open; if
 * that is another one than expected, the case has moved on and the caller is told so.
 */
@Component
class CaseProcess {
    private static final String DEFINITION = "serviceCase";

    private final RuntimeService instances;
    private final TaskService tasks;

    CaseProcess(ProcessEngine engine) {
        this.instances = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
    }

    /** @return id of the new process instance, which now waits for a clerk */
    String start(String receipt) {
        return instances.startProcessInstanceByKey(DEFINITION, receipt).getId();
    }

    /** A clerk takes the case. */
    void accept(CaseRow row, String clerk) {
        complete(row, "accept", clerk, Map.of("clerk", clerk));
    }

    /** The clerk concludes the review. */
    void conclude(CaseRow row, String clerk, Outcome outcome) {
        complete(row, "review", clerk, Map.of("clerk", clerk, "outcome", outcome.variable));
    }

    /** The citizen has answered; the case goes back to its clerk. */
    void corrected(CaseRow row) {
        complete(row, "correct", row.applicant(), Map.of());
    }

    private void complete(CaseRow row, String expected, String actor, Map<String, Object> variables) {
        var task = tasks.createTaskQuery().processInstanceId(row.processId()).singleResult();
        if (task == null || !expected.equals(task.getTaskDefinitionKey())) {
            throw new HallException(
                    Problem.CASE_STATE_CONFLICT,
                    "Case " + row.receipt() + " waits for '" + (task == null ? "nothing" : task.getTaskDefinitionKey())
                            + "', not for '" + expected + "'; look at it again");
        }
        if (!"correct".equals(expected)) {
            tasks.setAssignee(task.getId(), actor);
        }
        tasks.complete(task.getId(), variables);
    }

    /** Conclusions of a review, as the process's gateway knows them. */
    enum Outcome {
        CORRECT("correct"),
        APPROVE("approve"),
        REJECT("reject");

        private final String variable;

        Outcome(String variable) {
            this.variable = variable;
        }
    }
}
