package io.parkcloud.healthcare.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import io.parkcloud.healthcare.consent.ConsentForms;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

/** What patients allow is what clinicians see, by whatever way they look; and all of it is written down. */
class ConsentIT {
    private final HealthRig rig = HealthRig.shared();
    private final IGenericClient system = rig.client("system");
    private final IGenericClient clinician = rig.client("clinician");
    private final IGenericClient auditor = rig.client("auditor");

    private final String patient = system.create()
            .resource(ExchangeIT.patient(UUID.randomUUID().toString(), "Guarded"))
            .execute()
            .getId()
            .getIdPart();
    private final String encounter = system.create()
            .resource(ExchangeIT.encounter("Patient/" + patient))
            .execute()
            .getId()
            .getIdPart();

    @Test
    void withoutConsentNothingIsThere() {
        assertHidden();
        assertThatThrownBy(() -> clinician
                        .create()
                        .resource(ExchangeIT.encounter("Patient/" + patient))
                        .execute())
                .isInstanceOf(UnprocessableEntityException.class);
    }

    @Test
    void aConsentOpensAndItsEndCloses() {
        var consent = say(ConsentForms.consent(patient, HealthRig.HOSPITAL, true, List.of(), Instant.now()));
        assertThat(clinician
                        .read()
                        .resource(Patient.class)
                        .withId(patient)
                        .execute()
                        .getIdElement()
                        .getIdPart())
                .isEqualTo(patient);
        assertThat(total("Encounter?patient=" + patient)).isEqualTo(1);
        assertThat(total("Encounter?patient.family=Guarded&_id=" + encounter)).isEqualTo(1);
        consent.setStatus(ConsentState.INACTIVE);
        system.update().resource(consent).execute();
        assertHidden();
    }

    @Test
    void anExceptionHidesOneKindOnly() {
        say(ConsentForms.consent(patient, HealthRig.HOSPITAL, true, List.of("Encounter"), Instant.now()));
        assertThat(total("Patient?_id=" + patient)).isEqualTo(1);
        assertThat(total("Encounter?patient=" + patient)).isZero();
        var page = search("Patient?_id=" + patient + "&_revinclude=Encounter:patient");
        assertThat(page.getEntry()).hasSize(1);
        assertThatThrownBy(() -> clinician
                        .history()
                        .onInstance(new IdType("Encounter/" + encounter))
                        .returnBundle(Bundle.class)
                        .execute())
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void aDenialBeatsAPermission() {
        say(ConsentForms.consent(patient, HealthRig.HOSPITAL, true, List.of(), Instant.now()));
        say(ConsentForms.consent(patient, HealthRig.HOSPITAL, false, List.of(), Instant.now()));
        assertHidden();
    }

    @Test
    void aConsentForOthersOrForAnotherPurposeOpensNothing() {
        say(ConsentForms.consent(patient, HealthRig.OTHER_HOSPITAL, true, List.of(), Instant.now()));
        var research = ConsentForms.consent(patient, HealthRig.HOSPITAL, true, List.of(), Instant.now());
        research.getProvision().addPurpose().setCode("HRESCH");
        say(research);
        assertHidden();
        var answer = Web.of(rig.url())
                .get("/fhir/Patient/" + patient, "Authorization", Web.basic("clinician"), "X-Purpose-Of-Use", "HRESCH");
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void emergencyAccessNeedsAReasonAndIsNoted() throws SQLException {
        assertThatThrownBy(() -> breakGlass(" ")).isInstanceOf(UnprocessableEntityException.class);
        assertHidden();
        breakGlass("unconscious, nobody to ask");
        assertThat(total("Encounter?patient=" + patient)).isEqualTo(1);
        assertThat(rig.count(
                        "SELECT COUNT(*) FROM audit_entry WHERE purpose = 'BTG' AND patient_id = '" + patient + "'"))
                .isEqualTo(1);
    }

    @Test
    void everyAccessIsReadByAuditorsOnlyAndNeverChanged() throws SQLException {
        assertHidden();
        system.read().resource(Patient.class).withId(patient).execute();
        var events = auditor.search()
                .byUrl("AuditEvent?patient=Patient/" + patient + "&_count=100")
                .returnBundle(Bundle.class)
                .execute();
        assertThat(events.getEntry())
                .extracting(entry ->
                        ((AuditEvent) entry.getResource()).getSubtypeFirstRep().getCode())
                .contains("create", "read");
        assertThat(rig.count(
                        "SELECT COUNT(*) FROM audit_entry WHERE username = 'clinician' AND outcome = '4' AND target LIKE '%"
                                + patient + "'"))
                .isPositive();
        for (var other : List.of(system, clinician)) {
            assertThatThrownBy(() -> other.search()
                            .byUrl("AuditEvent?_count=1")
                            .returnBundle(Bundle.class)
                            .execute())
                    .isInstanceOf(ForbiddenOperationException.class);
        }
        assertThatThrownBy(() ->
                        auditor.read().resource(Patient.class).withId(patient).execute())
                .isInstanceOf(ForbiddenOperationException.class);
        assertThatThrownBy(() -> rig.change("DELETE FROM audit_entry")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> rig.change("UPDATE audit_entry SET username = 'x'"))
                .isInstanceOf(SQLException.class);
    }

    private void assertHidden() {
        assertThatThrownBy(() ->
                        clinician.read().resource(Patient.class).withId(patient).execute())
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> clinician
                        .read()
                        .resource(Patient.class)
                        .withIdAndVersion(patient, "1")
                        .execute())
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> clinician
                        .history()
                        .onInstance(new IdType("Patient/" + patient))
                        .returnBundle(Bundle.class)
                        .execute())
                .isInstanceOf(ResourceNotFoundException.class);
        assertThat(total("Patient?_id=" + patient)).isZero();
        assertThat(total("Encounter?_id=" + encounter + "&_include=Encounter:patient"))
                .isZero();
    }

    private int total(String query) {
        return search(query).getTotal();
    }

    private Bundle search(String query) {
        return clinician.search().byUrl(query).returnBundle(Bundle.class).execute();
    }

    private Consent say(Consent consent) {
        return (Consent) system.create().resource(consent).execute().getResource();
    }

    private void breakGlass(String reason) {
        clinician
                .operation()
                .onInstance(new IdType("Patient/" + patient))
                .named("$break-the-glass")
                .withParameter(Parameters.class, "reason", new StringType(reason))
                .execute();
    }
}
