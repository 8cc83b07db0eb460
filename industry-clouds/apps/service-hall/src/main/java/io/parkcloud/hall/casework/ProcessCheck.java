package io.parkcloud.hall.casework;

import io.parkcloud.hall.problem.FieldProblem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.flowable.bpmn.converter.BpmnXMLConverter;
import org.flowable.bpmn.exceptions.XMLException;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.EndEvent;
import org.flowable.bpmn.model.ExclusiveGateway;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.Process;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.bpmn.model.StartEvent;
import org.flowable.bpmn.model.UserTask;
import org.flowable.validation.ProcessValidatorFactory;

/**
 * Looks at a process before the engine gets it: that it is BPMN, that it has what the hall needs, and that it has nothing that
 * would run code. Only the elements and the expressions listed here pass, and what passes is written anew from the model, so
 * that nothing that was not looked at is deployed.
 */
final class ProcessCheck {
    private static final List<String> TASKS =
            List.of(CaseProcess.ACCEPT, CaseProcess.REVIEW, CaseProcess.CORRECT, CaseProcess.COUNTERSIGN);
    private static final List<String> ENDS = List.of(CaseProcess.APPROVED, CaseProcess.REJECTED);
    private static final Set<String> GROUPS = Set.of("clerks", "supervisors");
    private static final String COMPARISON = "\\s*(outcome|stepOutcome)\\s*[!=]=\\s*'[a-z]{1,20}'\\s*";
    private static final Pattern CONDITION =
            Pattern.compile("\\$\\{" + COMPARISON + "((&&|\\|\\|)" + COMPARISON + "){0,5}\\}");
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^}]*}?");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} _.,:;/()（）、，。：-]{0,60}");

    private ProcessCheck() {}

    /** What is wrong, and the process as it may be deployed if nothing is. */
    static Checked check(String xml) {
        BpmnModel model;
        try {
            model = new BpmnXMLConverter()
                    .convertToBpmnModel(
                            () -> new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), false, true);
        } catch (XMLException e) {
            return Checked.refused(FieldProblem.at("", "process.xml", String.valueOf(e.getMessage())));
        } catch (RuntimeException e) { // the converter has no exception of its own for what it cannot make sense of
            return Checked.refused(FieldProblem.at("", "process.xml", e.toString()));
        }
        var problems = new ArrayList<FieldProblem>();
        checkProcesses(model, problems);
        if (!problems.isEmpty()) {
            return new Checked(problems, "");
        }
        var process = model.getMainProcess();
        checkNeeded(process, problems);
        process.getFlowElements().forEach(element -> checkElement(element, problems));
        for (var error :
                new ProcessValidatorFactory().createDefaultProcessValidator().validate(model)) {
            if (!error.isWarning()) {
                problems.add(FieldProblem.at(
                        String.valueOf(error.getActivityId()), "process.engine", error.getDefaultDescription()));
            }
        }
        var clean = new String(new BpmnXMLConverter().convertToXML(model), StandardCharsets.UTF_8);
        checkExpressions(clean, problems);
        return new Checked(problems, clean);
    }

    private static void checkProcesses(BpmnModel model, List<FieldProblem> problems) {
        if (model.getProcesses().size() != 1 || model.getMainProcess() == null) {
            problems.add(FieldProblem.at("", "process.one", model.getProcesses().size()));
        } else if (!CaseProcess.DEFINITION.equals(model.getMainProcess().getId())) {
            problems.add(FieldProblem.at(model.getMainProcess().getId(), "process.id", CaseProcess.DEFINITION));
        } else if (!model.getMainProcess().isExecutable()) {
            problems.add(FieldProblem.at(CaseProcess.DEFINITION, "process.executable"));
        }
    }

    private static void checkNeeded(Process process, List<FieldProblem> problems) {
        for (var id : TASKS) {
            if (!(process.getFlowElement(id) instanceof UserTask)) {
                problems.add(FieldProblem.at(id, "process.task", id));
            }
        }
        for (var id : ENDS) {
            if (!(process.getFlowElement(id) instanceof EndEvent)) {
                problems.add(FieldProblem.at(id, "process.end", id));
            }
        }
        if (!process.getExecutionListeners().isEmpty()
                || !process.getEventListeners().isEmpty()) {
            problems.add(FieldProblem.at(process.getId(), "process.listener"));
        }
    }

    private static void checkElement(FlowElement element, List<FieldProblem> problems) {
        var id = String.valueOf(element.getId());
        var name = element.getName();
        if (name != null && !NAME.matcher(name.replace('\n', ' ')).matches()) {
            problems.add(FieldProblem.at(id, "process.name", name));
        }
        if (!element.getExecutionListeners().isEmpty()) {
            problems.add(FieldProblem.at(id, "process.listener"));
        }
        switch (element) {
            case UserTask task -> checkTask(id, task, problems);
            case SequenceFlow flow -> checkFlow(id, flow, problems);
            case StartEvent start -> checkPlain(id, start.getEventDefinitions().isEmpty(), problems);
            case EndEvent end -> checkPlain(id, end.getEventDefinitions().isEmpty(), problems);
            case ExclusiveGateway gateway -> checkPlain(id, true, problems);
            default ->
                problems.add(FieldProblem.at(
                        id, "process.element", element.getClass().getSimpleName()));
        }
    }

    private static void checkTask(String id, UserTask task, List<FieldProblem> problems) {
        boolean plain = task.getTaskListeners().isEmpty()
                && task.getLoopCharacteristics() == null
                && task.getBoundaryEvents().isEmpty()
                && task.getCandidateUsers().isEmpty()
                && GROUPS.containsAll(task.getCandidateGroups());
        checkPlain(id, plain, problems);
    }

    private static void checkFlow(String id, SequenceFlow flow, List<FieldProblem> problems) {
        var condition = flow.getConditionExpression();
        if (condition != null
                && !condition.isBlank()
                && !CONDITION.matcher(condition.strip()).matches()) {
            problems.add(FieldProblem.at(id, "process.condition", condition));
        }
        if (flow.getSkipExpression() != null) {
            problems.add(FieldProblem.at(id, "process.plain"));
        }
    }

    private static void checkPlain(String id, boolean plain, List<FieldProblem> problems) {
        if (!plain) {
            problems.add(FieldProblem.at(id, "process.plain"));
        }
    }

    /** Whatever the engine might evaluate must be a comparison of the outcome or the clerk, wherever it stands. */
    private static void checkExpressions(String xml, List<FieldProblem> problems) {
        var found = EXPRESSION.matcher(xml);
        while (found.find()) {
            var text = found.group().replace("&amp;", "&").replace("&apos;", "'");
            if (!text.equals("${clerk}") && !CONDITION.matcher(text).matches()) {
                problems.add(FieldProblem.at("", "process.expression", text));
            }
        }
    }

    /**
     * The outcome.
     *
     * @param problems what is wrong, each at the id of an element
     * @param xml the process as it may be deployed
     */
    record Checked(List<FieldProblem> problems, String xml) {

        Checked {
            problems = List.copyOf(problems);
        }

        static Checked refused(FieldProblem problem) {
            return new Checked(List.of(problem), "");
        }
    }
}
