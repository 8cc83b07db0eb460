package io.parkcloud.healthcare.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** The interactions, by HAPI's client as it is. */
class ExchangeIT {
    private static final String SYSTEM = "urn:test";

    private final HealthRig rig = HealthRig.shared();
    private final IGenericClient client = rig.client("system");

    @Test
    void versionsAreCountedAndKept() {
        var id = client.create().resource(patient("v", "One")).execute().getId().toUnqualifiedVersionless();
        var second = patient("v", "Two");
        second.setId(id);
        assertThat(client.update().resource(second).execute().getId().getVersionIdPart())
                .isEqualTo("2");
        assertThat(family(client.read().resource(Patient.class).withId(id).execute()))
                .isEqualTo("Two");
        assertThat(family(client.read()
                        .resource(Patient.class)
                        .withIdAndVersion(id.getIdPart(), "1")
                        .execute()))
                .isEqualTo("One");
        client.delete().resourceById(id).execute();
        assertThatThrownBy(
                        () -> client.read().resource(Patient.class).withId(id).execute())
                .isInstanceOf(ResourceGoneException.class);
        var history = client.history().onInstance(id).returnBundle(Bundle.class).execute();
        assertThat(history.getEntry())
                .extracting(entry -> entry.getRequest().getMethod())
                .containsExactly(HTTPVerb.DELETE, HTTPVerb.PUT, HTTPVerb.POST);
        assertThat(history.getTotal()).isEqualTo(3);
        assertThat(client.history()
                        .onType(Patient.class)
                        .returnBundle(Bundle.class)
                        .count(2)
                        .execute()
                        .getEntry())
                .hasSize(2);
    }

    @Test
    void aStaleVersionIsRefused() {
        var id = client.create().resource(patient("m", "One")).execute().getId().getIdPart();
        assertThat(put(id, "Two", "W/\"1\"")).isEqualTo(200);
        assertThat(put(id, "Three", "W/\"1\"")).isEqualTo(412);
        assertThat(put(id, "Four", "W/\"2\"")).isEqualTo(200);
        assertThat(put(id, "Five", "two")).isEqualTo(400);
    }

    private int put(String id, String family, String ifMatch) {
        var patient = patient("m", family);
        patient.setId(id);
        return Web.of(rig.url())
                .put(
                        "/fhir/Patient/" + id,
                        "application/fhir+json",
                        HealthRig.FHIR.newJsonParser().encodeResourceToString(patient),
                        "Authorization",
                        Web.basic("system"),
                        "If-Match",
                        ifMatch)
                .statusCode();
    }

    @Test
    void whatIsNotFhirIsRefused() {
        var web = Web.of(rig.url());
        var json = "application/fhir+json";
        var me = Web.basic("system");
        assertThat(web.post("/fhir/Patient", json, "{\"resourceType\":\"Patient\",\"nme\":1}", "Authorization", me)
                        .statusCode())
                .isEqualTo(400);
        assertThat(web.post(
                                "/fhir/Patient",
                                json,
                                "{\"resourceType\":\"Patient\",\"gender\":\"x\"}",
                                "Authorization",
                                me)
                        .statusCode())
                .isEqualTo(400);
        var incomplete = web.post(
                "/fhir/Observation",
                json,
                "{\"resourceType\":\"Observation\",\"status\":\"final\"}",
                "Authorization",
                me);
        assertThat(incomplete.statusCode()).isEqualTo(422);
        assertThat(incomplete.body()).contains("OperationOutcome", "Observation.code");
        assertThat(web.get("/fhir/Patient?shoe-size=43", "Authorization", me).statusCode())
                .isEqualTo(400);
        assertThat(web.get("/fhir/Patient?birthdate=yesterday", "Authorization", me)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aReferenceMustLeadSomewhereAndKeepsDoingSo() {
        assertThatThrownBy(() ->
                        client.create().resource(encounter("Patient/nobody")).execute())
                .isInstanceOf(UnprocessableEntityException.class)
                .hasMessageContaining("Patient/nobody");
        var patient =
                client.create().resource(patient("r", "Held")).execute().getId().toUnqualifiedVersionless();
        client.create().resource(encounter(patient.getValue())).execute();
        assertThatThrownBy(() -> client.delete().resourceById(patient).execute())
                .isInstanceOf(ResourceVersionConflictException.class);
    }

    @Test
    void aTransactionIsDoneWholeOrNotAtAll() {
        var mark = UUID.randomUUID().toString();
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        entry(bundle, patient(mark, "Whole"), HTTPVerb.POST, "Patient");
        entry(bundle, encounter("Patient/nobody"), HTTPVerb.POST, "Encounter");
        assertThatThrownBy(() -> client.transaction().withBundle(bundle).execute())
                .isInstanceOf(UnprocessableEntityException.class);
        assertThat(found(mark)).isZero();
        bundle.getEntry().get(0).setFullUrl("urn:uuid:" + mark);
        ((Encounter) bundle.getEntry().get(1).getResource()).setSubject(new Reference("urn:uuid:" + mark));
        entry(bundle, encounter("Patient?identifier=" + SYSTEM + "|" + known()), HTTPVerb.POST, "Encounter");
        var answer = client.transaction().withBundle(bundle).execute();
        assertThat(answer.getEntry())
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry.getResponse().getStatus()).startsWith("201"));
        assertThat(found(mark)).isEqualTo(1);
        var stored = client.read()
                .resource(Encounter.class)
                .withId(new IdType(answer.getEntry().get(1).getResponse().getLocation()).toUnqualifiedVersionless())
                .execute();
        assertThat(answer.getEntry().get(0).getResponse().getLocation())
                .startsWith(stored.getSubject().getReference());
    }

    private String known() {
        var mark = UUID.randomUUID().toString();
        client.create().resource(patient(mark, "Known")).execute();
        return mark;
    }

    @Test
    void aBatchGoesOnAfterAMistake() {
        var mark = UUID.randomUUID().toString();
        var bundle = new Bundle().setType(BundleType.BATCH);
        entry(bundle, encounter("Patient/nobody"), HTTPVerb.POST, "Encounter");
        entry(bundle, patient(mark, "Batch"), HTTPVerb.POST, "Patient");
        var answer = client.transaction().withBundle(bundle).execute();
        assertThat(answer.getEntry())
                .extracting(entry -> entry.getResponse().getStatus().substring(0, 3))
                .containsExactly("422", "201");
    }

    @Test
    void manyWhoCreateTheSameOnConditionMakeOne() throws Exception {
        var mark = UUID.randomUUID().toString();
        var racers = new ArrayList<Callable<String>>();
        for (int i = 0; i < 12; i++) {
            racers.add(() -> client.create()
                    .resource(patient(mark, "Race"))
                    .conditionalByUrl("Patient?identifier=" + SYSTEM + "|" + mark)
                    .execute()
                    .getId()
                    .getIdPart());
        }
        var ids = new java.util.TreeSet<String>();
        try (var pool = Executors.newFixedThreadPool(12)) {
            for (var racer : pool.invokeAll(racers)) {
                ids.add(racer.get());
            }
        }
        assertThat(ids).hasSize(1);
        assertThat(found(mark)).isEqualTo(1);
        var changed = client.update()
                .resource(patient(mark, "Changed"))
                .conditionalByUrl("Patient?identifier=" + SYSTEM + "|" + mark)
                .execute();
        assertThat(changed.getId().getIdPart()).isEqualTo(ids.first());
        client.create().resource(patient(mark, "Second")).execute();
        assertThatThrownBy(() -> client.create()
                        .resource(patient(mark, "Third"))
                        .conditionalByUrl("Patient?identifier=" + SYSTEM + "|" + mark)
                        .execute())
                .isInstanceOf(PreconditionFailedException.class);
    }

    @Test
    void xmlIsSpokenAndTheCapabilitiesAreTold() {
        var xml = rig.client("system");
        xml.setEncoding(EncodingEnum.XML);
        var id = xml.create().resource(patient("x", "Markup")).execute().getId().toUnqualifiedVersionless();
        assertThat(family(xml.read().resource(Patient.class).withId(id).execute()))
                .isEqualTo("Markup");
        var statement = client.capabilities().ofType(CapabilityStatement.class).execute();
        assertThat(statement.getRestFirstRep().getResource())
                .extracting(resource -> resource.getType())
                .contains("Patient", "Observation", "Consent", "Claim", "AuditEvent")
                .doesNotContain("Bundle");
        assertThatThrownBy(() -> client.search()
                        .byUrl("Patient?_has:Observation:patient:code=1")
                        .returnBundle(Bundle.class)
                        .execute())
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void whoHasNotSignedInGetsNothing() {
        var web = Web.of(rig.url());
        assertThat(web.get("/fhir/Patient").statusCode()).isEqualTo(401);
        assertThat(web.get("/fhir/metadata").statusCode()).isEqualTo(200);
        var token = web.post(
                        "/token",
                        "application/x-www-form-urlencoded",
                        "grant_type=client_credentials",
                        "Authorization",
                        Web.basic("system"))
                .body()
                .replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
        assertThat(web.get("/fhir/Patient?_count=1", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(200);
        assertThat(web.get("/fhir/Patient?_count=1", "Authorization", "Bearer x" + token)
                        .statusCode())
                .isEqualTo(401);
    }

    private int found(String mark) {
        return client.search()
                .byUrl("Patient?identifier=" + SYSTEM + "|" + mark)
                .returnBundle(Bundle.class)
                .execute()
                .getTotal();
    }

    private static void entry(Bundle bundle, Resource resource, HTTPVerb verb, String url) {
        bundle.addEntry().setResource(resource).getRequest().setMethod(verb).setUrl(url);
    }

    private static String family(Patient patient) {
        return patient.getNameFirstRep().getFamily();
    }

    static Patient patient(String mark, String family) {
        var patient = new Patient();
        patient.addIdentifier().setSystem(SYSTEM).setValue(mark);
        patient.addName().setFamily(family);
        return patient;
    }

    static Encounter encounter(String patient) {
        var encounter = new Encounter();
        encounter.setStatus(EncounterStatus.FINISHED);
        encounter
                .getClass_()
                .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActCode")
                .setCode("AMB");
        encounter.setSubject(new Reference(patient));
        return encounter;
    }
}
