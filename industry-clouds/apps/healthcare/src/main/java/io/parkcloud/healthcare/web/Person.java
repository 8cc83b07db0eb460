package io.parkcloud.healthcare.web;

import java.util.List;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;

/**
 * A patient as pages show one.
 *
 * @param id resource id
 * @param name full name
 * @param gender code of the gender; empty if unknown
 * @param birth day of birth
 * @param death when the patient died; empty if alive
 * @param identifiers numbers with what gave them
 * @param contact telephone numbers and addresses
 */
public record Person(
        String id,
        String name,
        String gender,
        String birth,
        String death,
        List<String> identifiers,
        List<String> contact) {

    static Person of(Patient patient) {
        var name = patient.getNameFirstRep();
        var full = name.hasText()
                ? name.getText()
                : String.join(
                                " ",
                                name.getGiven().stream()
                                        .map(StringType::getValue)
                                        .toList()) + " " + (name.hasFamily() ? name.getFamily() : "");
        var contact = new java.util.ArrayList<String>();
        patient.getTelecom().forEach(point -> contact.add(String.valueOf(point.getValue())));
        patient.getAddress()
                .forEach(address -> contact.add(String.join(
                                " ",
                                address.getLine().stream()
                                        .map(StringType::getValue)
                                        .toList())
                        + " " + text(address.getCity()) + " " + text(address.getCountry())));
        return new Person(
                patient.getIdElement().getIdPart(),
                full.isBlank() ? patient.getIdElement().getIdPart() : full.strip(),
                patient.hasGender() ? patient.getGender().toCode() : "",
                text(patient.getBirthDateElement().getValueAsString()),
                patient.hasDeceasedDateTimeType()
                        ? text(patient.getDeceasedDateTimeType().getValueAsString())
                        : patient.hasDeceasedBooleanType()
                                        && patient.getDeceasedBooleanType().booleanValue()
                                ? "✝"
                                : "",
                patient.getIdentifier().stream()
                        .map(identifier -> (identifier.getType().hasText()
                                        ? identifier.getType().getText() + ": "
                                        : "")
                                + identifier.getValue())
                        .toList(),
                contact);
    }

    private static String text(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}
