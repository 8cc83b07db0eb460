package io.parkcloud.hall.casework;

import java.util.List;
import java.util.Optional;

/**
 * A case as a member of staff has it in front of them, with what they may do.
 *
 * @param view the case
 * @param countersigns questions to other departments and their answers
 * @param urgency how pressing it is
 * @param activity id of the step its process is at, or of the end it reached
 * @param activityName name of the step
 * @param passed ids of the elements of the process that it has passed
 * @param may what this member of staff may do with it now
 */
public record CaseSheet(
        CaseView view,
        List<Countersign> countersigns,
        Urgency urgency,
        String activity,
        String activityName,
        List<String> passed,
        Permissions may) {

    public CaseSheet {
        countersigns = List.copyOf(countersigns);
        passed = List.copyOf(passed);
    }

    /** The question that waits for its answer. */
    public Optional<Countersign> openQuestion() {
        return countersigns.stream().filter(Countersign::isOpen).findFirst();
    }

    /** Whether the newest answer was an objection. */
    public boolean isObjected() {
        return !countersigns.isEmpty() && countersigns.getLast().answer() == Countersign.Answer.OBJECT;
    }

    /**
     * What can be done with a case.
     *
     * @param claim accept it
     * @param conclude approve, reject or ask for a correction
     * @param delegate give it to a colleague
     * @param ask ask another department
     * @param answer answer for the department that was asked
     * @param withdraw take the question back
     * @param step complete a step the bureau put into the process
     */
    public record Permissions(
            boolean claim,
            boolean conclude,
            boolean delegate,
            boolean ask,
            boolean answer,
            boolean withdraw,
            boolean step) {}
}
