package io.parkcloud.healthcare.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.DateType;
import org.junit.jupiter.api.Test;

/** The pages, as a browser asks for them. */
class PagesIT {
    private final HealthRig rig = HealthRig.shared();

    @Test
    void whoHasNotSignedInIsSentToTheDoor() {
        for (var path : new String[] {"/", "/patients", "/audit", "/load", "/emergency"}) {
            var answer = Web.of(rig.url()).get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/login");
        }
        assertThat(Web.of(rig.url())
                        .get("/login")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .contains("script-src 'self'")
                .doesNotContain("unsafe-inline");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        var web = Web.of(rig.url()).signedIn("clinician");
        var answer = web.post(
                "/emergency", "application/x-www-form-urlencoded", "identifier=1&birthdate=2000-01-01&reason=because");
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void aClinicianRecordsAConsentAndThenSeesThePatient() {
        var number = UUID.randomUUID().toString();
        var patient = ExchangeIT.patient(number, "<b>Markup</b>");
        patient.setBirthDateElement(new DateType("1980-05-06"));
        var id = rig.client("system")
                .create()
                .resource(patient)
                .execute()
                .getId()
                .getIdPart();
        var web = Web.of(rig.url()).signedIn("clinician");
        assertThat(web.get("/patients/" + id).statusCode()).isEqualTo(404);
        var wrong = web.submit(
                "/consents/new",
                "/consents",
                Map.of("identifier", number, "birthdate", "1980-05-07", "answer", "permit"));
        assertThat(wrong.statusCode()).isEqualTo(404);
        var given = web.submit(
                "/consents/new",
                "/consents",
                Map.of("identifier", number, "birthdate", "1980-05-06", "answer", "permit"));
        assertThat(given.statusCode()).as(given.body()).isEqualTo(302);
        var page = web.get("/patients/" + id + "?lang=en");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("&lt;b&gt;Markup", "Encounters", "Withdraw")
                .doesNotContain("<b>Markup", "??");
        assertThat(web.get("/patients?q=" + number).body()).contains("&lt;b&gt;Markup");
        assertThat(web.get("/audit").statusCode()).isEqualTo(403);
    }

    @Test
    void eachRoleHasItsPagesInBothLanguages() {
        var auditor = Web.of(rig.url()).signedIn("auditor");
        assertThat(auditor.get("/audit?lang=en").body()).contains("Access log").doesNotContain("??");
        assertThat(auditor.get("/patients").statusCode()).isEqualTo(403);
        var admin = Web.of(rig.url()).signedIn("admin");
        assertThat(admin.get("/load?lang=zh-CN").body()).contains("导入数据").doesNotContain("??");
        var clinician = Web.of(rig.url()).signedIn("clinician");
        for (var path : new String[] {"/patients", "/consents/new", "/emergency"}) {
            assertThat(clinician.get(path + "?lang=en").body())
                    .as(path)
                    .contains("lang=\"en\"")
                    .doesNotContain("??");
        }
    }
}
