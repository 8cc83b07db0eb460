package io.parkcloud.education.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who gets in, and which pages are for whom. */
class AccountsIT {
    private final EducationRig rig = EducationRig.shared();

    @Test
    void strangersAreSentToTheDoor() {
        for (var path :
                List.of("/", "/library", "/library/new", "/classes", "/people", "/roster", "/tools", "/launch/x")) {
            var answer = rig.web().get(path);
            assertThat(answer.status()).as(path).isEqualTo(302);
            assertThat(answer.location()).as(path).endsWith("/login");
        }
        assertThat(rig.web().get("/login").header("Content-Security-Policy"))
                .contains("script-src 'self'", "form-action 'self'")
                .doesNotContain("unsafe-inline");
        var health = rig.web().get("/healthz");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json().path("sessions").asString()).isEqualTo("up");
    }

    @Test
    void everybodyHasTheirPagesInBothLanguages() {
        var pages = Map.of(
                "pupil", List.of("/", "/library", "/classes", "/classes/sample-class-1-math-1", "/password"),
                "teacher", List.of("/", "/library", "/library/new", "/classes", "/classes/sample-class-1-math-1"),
                "bureau", List.of("/", "/library", "/library/new", "/classes", "/people", "/roster", "/tools"));
        pages.forEach((user, paths) -> {
            var web = rig.as(user);
            for (var language : List.of("en", "zh-CN")) {
                for (var path : paths) {
                    var page = web.get(path + "?lang=" + language);
                    assertThat(page.status()).as(user + path).isEqualTo(200);
                    assertThat(page.body())
                            .as(user + path)
                            .contains("lang=\"" + language + "\"")
                            .doesNotContain("??");
                }
            }
        });
        assertThat(rig.as("pupil").get("/?lang=zh-CN").body()).contains("陆小满");
    }

    @Test
    void whatIsNotForARoleIsRefused() {
        var refused = Map.of(
                "pupil", List.of("/library/new", "/people", "/roster", "/roster/export", "/roster/imports/1", "/tools"),
                "teacher", List.of("/people", "/roster", "/roster/export", "/tools"));
        refused.forEach((user, paths) -> {
            var web = rig.as(user);
            for (var path : paths) {
                assertThat(web.get(path).status()).as(user + " " + path).isEqualTo(403);
            }
        });
        var principal = rig.asPerson("sample-principal-2");
        assertThat(principal.get("/people").status()).isEqualTo(200);
        assertThat(principal.get("/roster").status()).isEqualTo(403);
        assertThat(principal.get("/tools").status()).isEqualTo(403);
    }

    @Test
    void aPrincipalLooksAfterTheOwnSchoolOnly() {
        var principal = rig.asPerson("sample-principal-3");
        assertThat(principal.get("/people").body()).contains("p3101").doesNotContain("p1102", "director");
        for (var stranger : List.of("sample-pupil-1-102", "sample-director", "nobody")) {
            var answer = principal.submit("/people", "/people/" + stranger + "/password", Map.of());
            assertThat(answer.status()).as(stranger).isEqualTo(404);
            answer = principal.submit("/people", "/people/" + stranger + "/active", Map.of("active", "false"));
            assertThat(answer.status()).as(stranger).isEqualTo(404);
        }
    }

    @Test
    void whoMayDoMoreIsOutOfReachOfAPrincipal() {
        rig.asPerson("sample-director");
        rig.change("INSERT INTO roster_roles (sourced_id, status, date_last_modified, source, digest, user_sourced_id,"
                + " role_type, role, org_sourced_id) VALUES ('guest-role', 'active', '2026-01-01T00:00:00.000Z', 'test', '',"
                + " 'sample-director', 'secondary', 'teacher', 'sample-school-2')");
        var principal = rig.asPerson("sample-principal-2");
        var password = "/people/sample-director/password";
        try {
            assertThat(principal.submit("/people", password, Map.of()).status()).isEqualTo(403);
            rig.change("UPDATE account SET active = FALSE WHERE person_id = 'sample-director'");
            assertThat(principal.submit("/people", password, Map.of()).status()).isEqualTo(403);
            rig.change("DELETE FROM account WHERE person_id = 'sample-director'");
            assertThat(principal.submit("/people", password, Map.of()).status()).isEqualTo(403);
        } finally {
            rig.change("DELETE FROM roster_roles WHERE sourced_id = 'guest-role'");
        }
    }

    @Test
    void whoLooksAfterOneSchoolAndTeachesAtAnotherIsATeacherThere() {
        rig.change("INSERT INTO roster_roles (sourced_id, status, date_last_modified, source, digest, user_sourced_id,"
                + " role_type, role, org_sourced_id) VALUES ('guest-teacher', 'active', '2026-01-01T00:00:00.000Z', 'test',"
                + " '', 'sample-principal-3', 'secondary', 'teacher', 'sample-school-2')");
        try {
            var principal = rig.asPerson("sample-principal-3");
            assertThat(principal.get("/people").body()).contains("p3101").doesNotContain("p2101");
            var answer = principal.submit("/people", "/people/sample-pupil-2-101/password", Map.of());
            assertThat(answer.status()).isEqualTo(404);
            assertThat(principal.get("/classes").body()).doesNotContain("三年级数学");
            // The other way round: who is principal elsewhere too is out of reach of the school they are guests of.
            var other = rig.asPerson("sample-principal-2")
                    .submit("/people", "/people/sample-principal-3/password", Map.of());
            assertThat(other.status()).isEqualTo(403);
        } finally {
            rig.change("DELETE FROM roster_roles WHERE sourced_id = 'guest-teacher'");
        }
    }

    @Test
    void anAccountIsLockedAfterFiveWrongPasswords() {
        rig.asPerson("sample-pupil-1-112");
        for (int i = 0; i < 5; i++) {
            var wrong = rig.web().submit("/login", "/login", Map.of("username", "p1112", "password", "not-it-" + i));
            assertThat(wrong.location()).contains("error");
        }
        assertThat(rig.count("SELECT COUNT(*) FROM account WHERE username = 'p1112' AND locked_until > NOW()"))
                .isEqualTo(1);
        rig.change(
                "UPDATE account SET password_hash = (SELECT h FROM (SELECT password_hash h FROM account WHERE username ="
                        + " 'pupil') x) WHERE username = 'p1112'");
        var right = Map.of("username", "p1112", "password", EducationRig.password("pupil"));
        assertThat(rig.web().submit("/login", "/login", right).location()).contains("error");
        rig.change("UPDATE account SET locked_until = NOW() - INTERVAL 1 SECOND WHERE username = 'p1112'");
        assertThat(rig.web().submit("/login", "/login", right).location()).doesNotContain("error");
    }

    @Test
    void aClosedAccountIsOutAtOnceAndAnEndedRoleToo() {
        var pupil = rig.asPerson("sample-pupil-2-105");
        assertThat(pupil.get("/classes").body()).contains("三年级数学");
        rig.change("UPDATE roster_roles SET end_date = '2020-01-01' WHERE user_sourced_id = 'sample-pupil-2-105'");
        rig.change(
                "UPDATE roster_enrollments SET end_date = '2020-01-01' WHERE user_sourced_id = 'sample-pupil-2-105'");
        assertThat(pupil.get("/classes").body()).doesNotContain("三年级数学");
        assertThat(rig.as("bureau")
                        .submit("/people", "/people/sample-pupil-2-105/active", Map.of("active", "false"))
                        .status())
                .isEqualTo(302);
        assertThat(pupil.get("/library").status()).isEqualTo(401);
    }

    @Test
    void whoHasNoRoleHereSeesNothingAndWhoTheRosterShutsOutIsOut() {
        var somebody = rig.asPerson("sample-pupil-2-107");
        assertThat(somebody.get("/library").body()).contains("分数的初步认识");
        try {
            rig.change("UPDATE roster_roles SET role = 'guardian' WHERE user_sourced_id = 'sample-pupil-2-107'");
            assertThat(somebody.get("/library").body()).doesNotContain("分数的初步认识");
            assertThat(somebody.get("/?lang=en").body()).contains("no role in the roster");
            rig.change("UPDATE roster_users SET enabled_user = 'false' WHERE sourced_id = 'sample-pupil-2-107'");
            assertThat(somebody.get("/library").status()).isEqualTo(401);
        } finally {
            rig.change("UPDATE roster_roles SET role = 'student' WHERE user_sourced_id = 'sample-pupil-2-107'");
            rig.change("UPDATE roster_users SET enabled_user = 'true' WHERE sourced_id = 'sample-pupil-2-107'");
        }
    }

    @Test
    void somebodyChangesTheOwnPassword() {
        var web = rig.asPerson("sample-pupil-2-106");
        var wrong = web.submit("/password", "/password", Map.of("old", "no", "wanted", "long-enough-1"));
        assertThat(wrong.status()).isEqualTo(422);
        rig.change(
                "UPDATE account SET password_hash = (SELECT h FROM (SELECT password_hash h FROM account WHERE username ="
                        + " 'pupil') x) WHERE person_id = 'sample-pupil-2-106'");
        var old = EducationRig.password("pupil");
        assertThat(web.submit("/password", "/password", Map.of("old", old, "wanted", "short"))
                        .status())
                .isEqualTo(422);
        assertThat(web.submit("/password", "/password", Map.of("old", old, "wanted", "long-enough-1"))
                        .status())
                .isEqualTo(302);
        rig.web().signedIn("p2106", "long-enough-1");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        var answer = rig.as("bureau").post("/tools", Map.of("name", "x"));
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void aSessionOutlivesTheProgram() {
        var web = rig.as("pupil");
        rig.restart();
        assertThat(web.get("/classes").status()).isEqualTo(200);
    }

    @Test
    void aCopyBesideItServesTheSamePeople() {
        var web = rig.as("pupil");
        rig.beside(copy -> {
            assertThat(copy.signedIn("pupil", EducationRig.password("pupil"))
                            .get("/classes")
                            .status())
                    .isEqualTo(200);
            assertThat(web.get("/classes").status()).isEqualTo(200);
        });
        assertThat(web.get("/classes").status()).isEqualTo(200);
    }

    @Test
    void aRedisThatHangsIsToldAsSuch() {
        var web = rig.as("pupil");
        rig.whileRedisHangs(() -> assertThat(web.get("/classes").status()).isEqualTo(503));
        assertThat(web.get("/classes").status()).isEqualTo(200);
    }

    @Test
    void programsAreToldProblemsTheyCanRead() {
        var answer = rig.as("pupil").get("/library/none", "Accept", "application/json");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("code").asString()).isEqualTo("education.request.not-found");
    }
}
