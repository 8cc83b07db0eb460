package io.parkcloud.hall.casework;

import io.parkcloud.hall.staff.StaffMember;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.flowable.engine.HistoryService;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.RepositoryService;
import org.flowable.engine.history.HistoricProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The way a case has gone through its process, and the process as it was when the case began. */
@Service
public class ProcessTrail {
    private final CaseAccess access;
    private final HistoryService history;
    private final RepositoryService definitions;

    ProcessTrail(CaseAccess access, ProcessEngine engine) {
        this.access = access;
        this.history = engine.getHistoryService();
        this.definitions = engine.getRepositoryService();
    }

    /** The BPMN of the version that a case runs on. */
    public byte[] bpmn(String receipt, StaffMember who) {
        return bpmn(access.visible(receipt, who));
    }

    byte[] bpmn(CaseRow row) {
        try (var in = definitions.getProcessModel(instance(row).getProcessDefinitionId())) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the process of case " + row.receipt() + " cannot be read", e);
        }
    }

    /** Number of the version that a case runs on. */
    int version(CaseRow row) {
        return instance(row).getProcessDefinitionVersion();
    }

    /** What the case passed, oldest first; the step it is at has no end. */
    List<Passed> passed(CaseRow row) {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(row.processId())
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .list()
                .stream()
                .map(one -> new Passed(
                        one.getActivityId(),
                        one.getActivityName(),
                        one.getActivityType(),
                        one.getAssignee(),
                        one.getStartTime().toInstant(),
                        one.getEndTime() == null ? null : one.getEndTime().toInstant()))
                .toList();
    }

    private HistoricProcessInstance instance(CaseRow row) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceId(row.processId())
                .singleResult();
    }

    /**
     * An element of the process that a case passed.
     *
     * @param id element
     * @param name its name
     * @param type BPMN type
     * @param assignee who did it; null if nobody had to
     * @param begun when it was reached
     * @param ended when it was left; null if it is still there
     */
    record Passed(
            String id,
            @Nullable String name,
            String type,
            @Nullable String assignee,
            Instant begun,
            @Nullable Instant ended) {}
}
