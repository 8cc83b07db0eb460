package io.parkcloud.hall.casework;

import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import java.util.List;
import java.util.Map;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.UserTask;
import org.flowable.engine.HistoryService;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.RepositoryService;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.TaskService;
import org.flowable.engine.history.HistoricActivityInstance;
import org.flowable.task.api.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The BPMN process behind every case. Each call joins the caller's transaction and completes the one task that is open; if
 * that is another one than expected, the case has moved on and the caller is told so. An instance stays on the version of the
 * process that it began with.
 */
@Component
class CaseProcess {
    static final String DEFINITION = "serviceCase";
    static final String ACCEPT = "accept";
    static final String REVIEW = "review";
    static final String CORRECT = "correct";
    static final String COUNTERSIGN = "countersign";
    static final String APPROVED = "approved";
    static final String REJECTED = "rejected";
    private static final String SUPERVISORS = "supervisors";

    private final RuntimeService instances;
    private final TaskService tasks;
    private final HistoryService history;
    private final RepositoryService definitions;

    CaseProcess(ProcessEngine engine) {
        this.instances = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
        this.history = engine.getHistoryService();
        this.definitions = engine.getRepositoryService();
    }

    /** @return id of the new process instance, which now waits for a clerk */
    String start(String receipt) {
        return instances.startProcessInstanceByKey(DEFINITION, receipt).getId();
    }

    /** A clerk takes the case. */
    void accept(CaseRow row, String clerk) {
        complete(row, ACCEPT, clerk, Map.of("clerk", clerk));
    }

    /** The clerk concludes the review. @return where the case is now */
    Place conclude(CaseRow row, String clerk, Outcome outcome) {
        complete(row, REVIEW, clerk, Map.of("clerk", clerk, "outcome", outcome.variable));
        return place(row);
    }

    /** The citizen has answered; the case goes back to its clerk. */
    void corrected(CaseRow row) {
        complete(row, CORRECT, null, Map.of());
    }

    /** The other department has answered, or is not asked any more. */
    void countersigned(CaseRow row, String who) {
        complete(row, COUNTERSIGN, who, Map.of());
    }

    /** A step the bureau put into the process itself is done. @return where the case is now */
    Place step(CaseRow row, String task, String who, boolean agreed) {
        complete(row, task, who, Map.of("stepOutcome", agreed ? "agree" : "return"));
        return place(row);
    }

    /** Another clerk works on the case from now on. */
    void reassign(CaseRow row, String clerk) {
        instances.setVariable(row.processId(), "clerk", clerk);
        var task = openTask(row);
        if (task != null && REVIEW.equals(task.getTaskDefinitionKey())) {
            tasks.setAssignee(task.getId(), clerk);
        }
    }

    /** Where the case is. */
    Place place(CaseRow row) {
        var task = openTask(row);
        if (task != null) {
            boolean forSupervisors = element(row, task.getTaskDefinitionKey()) instanceof UserTask user
                    && user.getCandidateGroups().contains(SUPERVISORS);
            return new Place(task.getTaskDefinitionKey(), String.valueOf(task.getName()), false, forSupervisors);
        }
        var instance = history.createHistoricProcessInstanceQuery()
                .processInstanceId(row.processId())
                .singleResult();
        var end = instance == null ? null : instance.getEndActivityId();
        return new Place(end == null ? "" : end, "", true, false);
    }

    /** Ids of the elements that the case has left behind. */
    List<String> passed(CaseRow row) {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(row.processId())
                .finished()
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .distinct()
                .toList();
    }

    /** Whether the version of the process that the case runs on has this task. */
    boolean has(CaseRow row, String task) {
        return element(row, task) instanceof UserTask;
    }

    private @Nullable FlowElement element(CaseRow row, String id) {
        var instance = history.createHistoricProcessInstanceQuery()
                .processInstanceId(row.processId())
                .singleResult();
        return instance == null
                ? null
                : definitions
                        .getBpmnModel(instance.getProcessDefinitionId())
                        .getMainProcess()
                        .getFlowElement(id);
    }

    private void complete(CaseRow row, String expected, @Nullable String actor, Map<String, Object> variables) {
        var task = openTask(row);
        if (task == null || !expected.equals(task.getTaskDefinitionKey())) {
            throw new HallException(
                    Problem.CASE_STATE_CONFLICT,
                    "Case " + row.receipt() + " waits for '" + (task == null ? "nothing" : task.getTaskDefinitionKey())
                            + "', not for '" + expected + "'; look at it again");
        }
        if (actor != null) {
            tasks.setAssignee(task.getId(), actor);
        }
        tasks.complete(task.getId(), variables);
    }

    private @Nullable Task openTask(CaseRow row) {
        return tasks.createTaskQuery().processInstanceId(row.processId()).singleResult();
    }

    /** Conclusions of a review, as the process's gateway knows them. */
    enum Outcome {
        CORRECT("correct"),
        COUNTERSIGN("countersign"),
        APPROVE("approve"),
        REJECT("reject");

        private final String variable;

        Outcome(String variable) {
            this.variable = variable;
        }
    }

    /**
     * Where a case is in its process.
     *
     * @param activity id of the open task, or of the end that was reached
     * @param name name of the task; empty at an end
     * @param ended whether an end was reached
     * @param forSupervisors whether only supervisors may complete the task
     */
    record Place(String activity, String name, boolean ended, boolean forSupervisors) {

        /** Whether it waits for a step that the bureau put into the process itself. */
        boolean isOwnStep() {
            return !ended
                    && !ACCEPT.equals(activity)
                    && !REVIEW.equals(activity)
                    && !CORRECT.equals(activity)
                    && !COUNTERSIGN.equals(activity);
        }
    }
}
