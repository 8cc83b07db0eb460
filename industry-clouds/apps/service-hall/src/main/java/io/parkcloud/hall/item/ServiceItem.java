package io.parkcloud.hall.item;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.parkcloud.hall.text.LocalText;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * One service item.
 *
 * @param code implementation code of 31 characters after GB/T 39554.1: the body's unified social credit code (18), the level
 *     of exercise (1) and the basic code (12)
 * @param order place in the list
 * @param formVersion version of the form; raise it when the schema changes
 * @param name name
 * @param departmentCode unified social credit code of the department
 * @param department name of the department
 * @param kind kind of power exercised, such as an administrative licence
 * @param summary one sentence
 * @param audience who may apply
 * @param legalDays time limit by law, working days
 * @param promisedDays time limit the bureau promises, working days; cases are due by it
 * @param fee fee
 * @param basis legal basis
 * @param documents documents to hand in
 * @param applicantPointer JSON pointer of the form field that names the applicant
 * @param lifeEvents events in people's lives it belongs to; none in items stored by earlier versions
 * @param questions what applicants often ask; none likewise
 * @param schema JSON Schema of the form
 */
public record ServiceItem(
        String code,
        int order,
        int formVersion,
        LocalText name,
        String departmentCode,
        LocalText department,
        LocalText kind,
        LocalText summary,
        LocalText audience,
        int legalDays,
        int promisedDays,
        LocalText fee,
        LocalText basis,
        List<RequiredDocument> documents,
        String applicantPointer,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<LifeEvent> lifeEvents,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<Question> questions,
        ObjectNode schema)
        implements Offer {

    public ServiceItem {
        if (!new ItemCode(code).department().equals(departmentCode)) {
            throw new IllegalArgumentException(
                    "the code of an item begins with its department's, " + departmentCode + "; was " + code);
        }
        documents = List.copyOf(documents);
        lifeEvents = List.copyOf(lifeEvents);
        questions = List.copyOf(questions);
    }

    @Override
    public String path() {
        return "/items/" + code;
    }

    /** Whether it belongs to an event. */
    public boolean isFor(LifeEvent event) {
        return lifeEvents.contains(event);
    }

    /** Same item with another form: the one an older case was filed under. */
    ServiceItem withForm(int version, ObjectNode other) {
        return new ServiceItem(
                code,
                order,
                version,
                name,
                departmentCode,
                department,
                kind,
                summary,
                audience,
                legalDays,
                promisedDays,
                fee,
                basis,
                documents,
                applicantPointer,
                lifeEvents,
                questions,
                other);
    }
}
