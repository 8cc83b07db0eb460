package io.parkcloud.healthcare.consent;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;

/** Consents as our pages write them: one organisation, yes or no, with types of data left out. */
public final class ConsentForms {

    private ConsentForms() {}

    /**
     * A consent of a patient about an organisation.
     *
     * @param permit whether the organisation may see the patient's data
     * @param except resource types for which it is the other way round
     */
    public static Consent consent(
            String patient, String organization, boolean permit, List<String> except, Instant now) {
        var consent = new Consent();
        consent.setStatus(ConsentState.ACTIVE);
        consent.setScope(coded("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"));
        consent.addCategory(coded("http://loinc.org", "59284-0"));
        consent.setPatient(new Reference("Patient/" + patient));
        consent.setDateTimeElement(
                new DateTimeType(now.truncatedTo(ChronoUnit.SECONDS).toString()));
        consent.setPolicyRule(coded("http://terminology.hl7.org/CodeSystem/v3-ActCode", permit ? "OPTIN" : "OPTOUT"));
        var provision = consent.getProvision();
        provision.setType(permit ? ConsentProvisionType.PERMIT : ConsentProvisionType.DENY);
        provision
                .addActor()
                .setRole(coded("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "PRCP"))
                .setReference(new Reference("Organization/" + organization));
        if (!except.isEmpty()) {
            var exception = provision.addProvision();
            exception.setType(permit ? ConsentProvisionType.DENY : ConsentProvisionType.PERMIT);
            except.forEach(type -> exception.addClass_(new Coding("http://hl7.org/fhir/resource-types", type, null)));
        }
        return consent;
    }

    private static CodeableConcept coded(String system, String code) {
        return new CodeableConcept(new Coding(system, code, null));
    }
}
