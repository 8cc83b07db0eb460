package io.parkcloud.hall.casework;

import io.parkcloud.hall.problem.FieldProblem;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import io.parkcloud.hall.staff.AdminLog;
import io.parkcloud.hall.staff.StaffMember;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.flowable.common.engine.api.FlowableException;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.RepositoryService;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The versions of the process. A new one is for cases filed from then on; each case finishes on the version it began with. A
 * process is walked through once, in a transaction that is taken back, before it is accepted.
 */
@Service
public class ProcessVersions {
    private final RepositoryService definitions;
    private final RuntimeService instances;
    private final ProcessTrial trial;
    private final AdminLog log;
    private final TransactionTemplate transactions;

    ProcessVersions(ProcessEngine engine, ProcessTrial trial, AdminLog log, TransactionTemplate transactions) {
        this.definitions = engine.getRepositoryService();
        this.instances = engine.getRuntimeService();
        this.trial = trial;
        this.log = log;
        this.transactions = transactions;
    }

    /** All versions, the newest first. */
    public List<Version> list() {
        return definitions
                .createProcessDefinitionQuery()
                .processDefinitionKey(CaseProcess.DEFINITION)
                .orderByProcessDefinitionVersion()
                .desc()
                .list()
                .stream()
                .map(this::version)
                .toList();
    }

    /**
     * The BPMN of a version.
     *
     * @throws HallException {@code NOT_FOUND}
     */
    public String xml(int number) {
        var definition = definitions
                .createProcessDefinitionQuery()
                .processDefinitionKey(CaseProcess.DEFINITION)
                .processDefinitionVersion(number)
                .singleResult();
        if (definition == null) {
            throw new HallException(Problem.NOT_FOUND, "The process has no version " + number);
        }
        try (var in = definitions.getProcessModel(definition.getId())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("version " + number + " of the process cannot be read", e);
        }
    }

    /**
     * Publishes a new version.
     *
     * @throws HallException {@code PROCESS_INVALID} with every element that is wrong; nothing is changed then
     */
    public void publish(StaffMember who, String xml) {
        if (who.department() != null) {
            throw new HallException(
                    Problem.REQUEST_FORBIDDEN, "The process is every department's; it is for the hall's administrator");
        }
        var checked = ProcessCheck.check(xml);
        refuseIf(checked.problems());
        transactions.executeWithoutResult(status -> {
            var definition = deploy(checked.xml(), who);
            walk(definition).ifPresent(problem -> refuseIf(List.of(problem)));
            status.setRollbackOnly(); // the walk leaves instances behind
        });
        transactions.executeWithoutResult(status -> {
            var definition = deploy(checked.xml(), who);
            log.note(who, CaseProcess.DEFINITION, "publish-process", "version " + definition.getVersion());
        });
    }

    private Optional<FieldProblem> walk(ProcessDefinition definition) {
        try {
            return trial.walk(definition.getId());
        } catch (FlowableException e) {
            return Optional.of(FieldProblem.at("", "process.engine", String.valueOf(e.getMessage())));
        }
    }

    private ProcessDefinition deploy(String xml, StaffMember who) {
        try {
            var deployment = definitions
                    .createDeployment()
                    .name(CaseEngine.EDITED)
                    .category(who.username())
                    .addString("service-case.bpmn20.xml", xml)
                    .deploy();
            return definitions
                    .createProcessDefinitionQuery()
                    .deploymentId(deployment.getId())
                    .singleResult();
        } catch (FlowableException e) {
            throw invalid(List.of(FieldProblem.at("", "process.engine", String.valueOf(e.getMessage()))));
        }
    }

    private static void refuseIf(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw invalid(problems);
        }
    }

    private static HallException invalid(List<FieldProblem> problems) {
        return new HallException(
                Problem.PROCESS_INVALID, problems.size() + " elements of the process need attention", problems);
    }

    private Version version(ProcessDefinition definition) {
        var deployment = definitions
                .createDeploymentQuery()
                .deploymentId(definition.getDeploymentId())
                .singleResult();
        long running = instances
                .createProcessInstanceQuery()
                .processDefinitionId(definition.getId())
                .count();
        return new Version(
                definition.getVersion(),
                deployment.getDeploymentTime().toInstant(),
                CaseEngine.EDITED.equals(deployment.getName())
                        ? Optional.ofNullable(deployment.getCategory())
                        : Optional.empty(),
                running);
    }

    /**
     * A version of the process.
     *
     * @param number number
     * @param publishedAt when
     * @param publishedBy who; empty for one that came with the program
     * @param running cases that run on it
     */
    public record Version(int number, Instant publishedAt, Optional<String> publishedBy, long running) {}
}
