package io.parkcloud.education.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The OneRoster 1.2 rostering service, as a program asks it. */
class RosterServiceIT {
    private static final String ROOT = "/ims/oneroster/rostering/v1p2";
    private static final String SCOPE = "https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly";
    private static final EducationRig RIG = EducationRig.shared();
    private static String clientId = "";
    private static String secret = "";
    private static String token = "";

    @BeforeAll
    static void aProgramIsLetIn() {
        var page = RIG.as("bureau").submit("/roster", "/roster/clients", Map.of("name", "测试系统"));
        var found = Pattern.compile("<p class=\"code\"><span>([^<]+)</span><br><b>([^<]+)</b>")
                .matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        clientId = found.group(1);
        secret = found.group(2);
        var answer = ask(Map.of("grant_type", "client_credentials", "scope", SCOPE), clientId, secret);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("token_type").asString()).isEqualTo("Bearer");
        assertThat(answer.json().path("scope").asString()).isEqualTo(SCOPE);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        token = answer.json().path("access_token").asString();
    }

    private static Web.Answer ask(Map<String, String> fields, String id, String password) {
        var basic = Base64.getEncoder().encodeToString((id + ":" + password).getBytes(StandardCharsets.UTF_8));
        return RIG.web().post("/oauth/token", fields, "Authorization", "Basic " + basic);
    }

    private static Web.Answer get(String path) {
        return RIG.web().get(path.startsWith("http") ? path : ROOT + path, "Authorization", "Bearer " + token);
    }

    private static List<String> ids(Web.Answer answer, String name) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var ids = new ArrayList<String>();
        for (var one : answer.json().path(name)) {
            ids.add(one.path("sourcedId").asString());
        }
        return ids;
    }

    private static String minor(Web.Answer answer) {
        var status = answer.json();
        assertThat(status.path("imsx_codeMajor").asString()).isEqualTo("failure");
        assertThat(status.path("imsx_severity").asString()).isEqualTo("error");
        assertThat(status.path("imsx_description").asString()).isNotBlank();
        return status.path("imsx_CodeMinor")
                .path("imsx_codeMinorField")
                .path(0)
                .path("imsx_codeMinorFieldValue")
                .asString();
    }

    @Test
    void tokensAreForThoseWhoProveThemselves() {
        var grant = Map.of("grant_type", "client_credentials");
        assertThat(ask(grant, clientId, "wrong").json().path("error").asString())
                .isEqualTo("invalid_client");
        assertThat(ask(grant, clientId, "wrong").status()).isEqualTo(401);
        assertThat(ask(grant, "nobody", secret).status()).isEqualTo(401);
        assertThat(ask(Map.of("grant_type", "password"), clientId, secret)
                        .json()
                        .path("error")
                        .asString())
                .isEqualTo("unsupported_grant_type");
        assertThat(ask(Map.of("grant_type", "client_credentials", "scope", "everything"), clientId, secret)
                        .json()
                        .path("error")
                        .asString())
                .isEqualTo("invalid_scope");
        var inBody = RIG.web()
                .post(
                        "/oauth/token",
                        Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret));
        assertThat(inBody.status()).isEqualTo(200);
        assertThat(RIG.count("SELECT COUNT(*) FROM access_token WHERE HEX(digest) = HEX('" + token + "')"))
                .isZero();
    }

    @Test
    void withoutAGoodTokenThereIsNothing() {
        var none = RIG.web().get(ROOT + "/orgs");
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(minor(none)).isEqualTo("unauthorisedrequest");
        var bad = RIG.web().get(ROOT + "/orgs", "Authorization", "Bearer made-up");
        assertThat(bad.status()).isEqualTo(401);
        assertThat(bad.header("WWW-Authenticate")).contains("invalid_token");
        assertThat(RIG.as("bureau").get(ROOT + "/orgs").status())
                .as("a session is no token")
                .isEqualTo(401);
        var weak = ask(Map.of("grant_type", "client_credentials"), clientId, secret)
                .json()
                .path("access_token")
                .asString();
        RIG.change("UPDATE access_token SET scopes = 'other' WHERE digest = UNHEX(SHA2('" + weak + "', 256))");
        var refused = RIG.web().get(ROOT + "/orgs", "Authorization", "Bearer " + weak);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(minor(refused)).isEqualTo("forbidden");
        assertThat(refused.header("WWW-Authenticate")).contains("insufficient_scope");
        RIG.change("UPDATE access_token SET scopes = '" + SCOPE + "', expires_at = 1 WHERE digest = UNHEX(SHA2('" + weak
                + "', 256))");
        assertThat(RIG.web()
                        .get(ROOT + "/orgs", "Authorization", "Bearer " + weak)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void everyCollectionIsThere() {
        for (var path : List.of(
                "academicSessions",
                "terms",
                "gradingPeriods",
                "orgs",
                "schools",
                "courses",
                "classes",
                "users",
                "students",
                "teachers",
                "enrollments")) {
            var answer = get("/" + path + "?limit=2");
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(Long.parseLong(answer.header("X-Total-Count"))).as(path).isPositive();
        }
        assertThat(ids(get("/schools?filter=sourcedId~'sample'"), "orgs"))
                .containsExactly("sample-school-1", "sample-school-2", "sample-school-3");
        assertThat(ids(get("/terms?filter=sourcedId~'sample'"), "academicSessions"))
                .containsExactly("sample-term-1", "sample-term-2");
        assertThat(get("/demographics").status()).isEqualTo(404);
        assertThat(minor(get("/demographics"))).isEqualTo("unknownobject");
    }

    @Test
    void anObjectHasWhatTheSpecificationSays() {
        var user = get("/users/sample-teacher").json().path("user");
        assertThat(user.path("givenName").asString()).isEqualTo("静");
        assertThat(user.path("enabledUser").asString()).isEqualTo("true");
        assertThat(user.path("primaryOrg").path("sourcedId").asString()).isEqualTo("sample-school-1");
        assertThat(user.path("primaryOrg").path("type").asString()).isEqualTo("org");
        assertThat(user.path("roles").path(0).path("role").asString()).isEqualTo("teacher");
        assertThat(user.path("roles").path(0).path("org").path("href").asString())
                .isEqualTo(RIG.url() + ROOT + "/orgs/sample-school-1");
        assertThat(user.path("dateLastModified").asString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(user.has("password")).isFalse();
        var group = get("/classes/sample-class-1-math-1").json().path("class");
        assertThat(group.path("course").path("sourcedId").asString()).isEqualTo("sample-course-1-math");
        assertThat(group.path("terms").size()).isEqualTo(2);
        assertThat(group.path("grades").path(0).asString()).isEqualTo("03");
        assertThat(get("/teachers/sample-pupil").status()).isEqualTo(404);
        assertThat(get("/students/sample-pupil").status()).isEqualTo(200);
        assertThat(get("/schools/sample-bureau").status()).isEqualTo(404);
        assertThat(get("/orgs/sample-bureau").status()).isEqualTo(200);
    }

    @Test
    void whatIsWithAnotherIsFound() {
        var one = "/classes/sample-class-1-math-1";
        assertThat(ids(get(one + "/teachers"), "users")).containsExactly("sample-teacher");
        assertThat(ids(get(one + "/students"), "users")).hasSize(12).contains("sample-pupil");
        assertThat(ids(get("/students/sample-pupil/classes"), "classes"))
                .containsExactlyInAnyOrder(
                        "sample-class-1-math-1", "sample-class-1-chinese-1", "sample-class-1-science-1");
        assertThat(ids(get("/teachers/sample-teacher/classes"), "classes")).hasSize(2);
        assertThat(ids(get("/users/sample-teacher/classes"), "classes")).hasSize(2);
        assertThat(ids(get("/courses/sample-course-1-math/classes"), "classes")).hasSize(2);
        assertThat(ids(get("/schools/sample-school-3/classes"), "classes")).hasSize(4);
        assertThat(ids(get("/schools/sample-school-3/courses"), "courses")).hasSize(2);
        assertThat(ids(get("/schools/sample-school-3/teachers"), "users")).hasSize(2);
        assertThat(ids(get("/schools/sample-school-3/students"), "users")).hasSize(24);
        assertThat(ids(get("/schools/sample-school-3/enrollments"), "enrollments"))
                .hasSize(52);
        assertThat(ids(get("/schools/sample-school-3/terms"), "academicSessions"))
                .hasSize(2);
        assertThat(ids(get("/terms/sample-term-1/classes?limit=500"), "classes"))
                .hasSize(14);
        assertThat(ids(get("/terms/sample-term-1/gradingPeriods"), "academicSessions"))
                .hasSize(2);
        var held = "/schools/sample-school-1" + one;
        assertThat(ids(get(held + "/students"), "users")).hasSize(12);
        assertThat(ids(get(held + "/teachers"), "users")).hasSize(1);
        assertThat(ids(get(held + "/enrollments"), "enrollments")).hasSize(13);
        assertThat(ids(get("/schools/sample-school-2" + one + "/students"), "users"))
                .isEmpty();
        assertThat(get("/classes/none/students").status()).isEqualTo(404);
        assertThat(get("/schools/sample-bureau/classes").status()).isEqualTo(404);
        assertThat(get(one + "/friends").status()).isEqualTo(404);
    }

    @Test
    void pagesAreWalkedByTheirLinks() {
        var seen = new ArrayList<String>();
        var next = "/students?limit=31&filter=sourcedId~'sample'&sort=username&orderBy=desc";
        var link = Pattern.compile("<([^>]+)>; rel=\"next\"");
        int pages = 0;
        while (!next.isEmpty()) {
            var answer = get(next);
            seen.addAll(ids(answer, "users"));
            assertThat(answer.header("X-Total-Count")).isEqualTo("72");
            assertThat(answer.header("Link")).contains("rel=\"last\"");
            var found = link.matcher(answer.header("Link"));
            next = found.find() ? found.group(1) : "";
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(72).doesNotHaveDuplicates();
        assertThat(seen.getFirst()).isEqualTo("sample-pupil");
        assertThat(ids(get("/students?offset=1000"), "users")).isEmpty();
        for (var bad : List.of("limit=0", "limit=x", "offset=-1", "limit=99999999999", "page=2")) {
            var answer = get("/students?" + bad);
            assertThat(answer.status()).as(bad).isEqualTo(400);
            assertThat(minor(answer)).isEqualTo("invaliddata");
        }
    }

    private static String filter(String text) {
        return "?limit=500&filter=" + Web.encode(text);
    }

    @Test
    void filtersComparesAndJoins() {
        assertThat(ids(get("/users" + filter("familyName='陆' AND givenName='小满'")), "users"))
                .containsExactly("sample-pupil");
        assertThat(ids(get("/users" + filter("username='teacher1' OR username='pupil1'")), "users"))
                .containsExactlyInAnyOrder("sample-pupil", "sample-teacher");
        assertThat(ids(get("/courses" + filter("title~'数学' AND org.sourcedId='sample-school-2'")), "courses"))
                .containsExactly("sample-course-2-math");
        assertThat(ids(
                        get("/academicSessions" + filter("startDate>'2026-11-01' AND sourcedId~'sample'")),
                        "academicSessions"))
                .containsExactlyInAnyOrder("sample-term-2", "sample-period-2");
        assertThat(ids(get("/orgs" + filter("parent.sourcedId!='sample-bureau' AND sourcedId~'sample'")), "orgs"))
                .containsExactly("sample-bureau");
        assertThat(ids(get("/orgs" + filter("dateLastModified>'2099-01-01'")), "orgs"))
                .isEmpty();
        assertThat(ids(
                        get("/orgs" + filter("dateLastModified>='2020-01-01T00:00:00+08:00' AND sourcedId~'sample'")),
                        "orgs"))
                .hasSize(4);
        assertThat(ids(get("/users" + filter("familyName~'%'")), "users")).isEmpty();
        assertThat(ids(get("/users" + filter("familyName='x'' OR 1=1 -- '")), "users"))
                .isEmpty();
        for (var bad : List.of(
                "shoeSize='3'",
                "familyName",
                "familyName=x",
                "familyName='a' AND",
                "startDate>'soon'",
                "a='1' AND b='2' OR c='3'",
                "dateLastModified>'soon'",
                "")) {
            var answer = get("/academicSessions" + filter(bad));
            assertThat(answer.status()).as(bad).isEqualTo(400);
            assertThat(minor(answer)).as(bad).isEqualTo("invalid_filter_field");
        }
    }

    @Test
    void fieldsAndOrderAreChosen() {
        var answer = get("/users?limit=1&fields=sourcedId,givenName");
        assertThat(answer.json().path("users").path(0).propertyNames())
                .containsExactlyInAnyOrder("sourcedId", "givenName");
        JsonNode one = get("/orgs/sample-school-1?fields=name").json().path("org");
        assertThat(one.propertyNames()).containsExactly("name");
        assertThat(minor(get("/users?fields=shoeSize"))).isEqualTo("invalid_selection_field");
        assertThat(minor(get("/users?fields="))).isEqualTo("invalid_blank_selection_field");
        assertThat(minor(get("/users?sort=shoeSize"))).isEqualTo("invalid_sort_field");
        assertThat(minor(get("/users?sort=username&orderBy=up"))).isEqualTo("invalid_sort_field");
    }

    @Test
    void aRemovedRowIsToldAsSuch() {
        RIG.change("INSERT INTO roster_orgs (sourced_id, status, date_last_modified, source, digest, name, type) VALUES"
                + " ('gone-school', 'tobedeleted', '2026-01-01T00:00:00.000Z', 'test', '', 'Gone', 'school')");
        var gone = get("/orgs/gone-school").json().path("org");
        assertThat(gone.path("status").asString()).isEqualTo("tobedeleted");
        assertThat(ids(get("/orgs" + filter("status='tobedeleted' AND sourcedId='gone-school'")), "orgs"))
                .hasSize(1);
    }

    @Test
    void aProgramThatIsShutOutIsOutAtOnce() {
        var page = RIG.as("bureau").submit("/roster", "/roster/clients", Map.of("name", "short"));
        var found = Pattern.compile("<p class=\"code\"><span>([^<]+)</span><br><b>([^<]+)</b>")
                .matcher(page.body());
        assertThat(found.find()).isTrue();
        var mine = ask(Map.of("grant_type", "client_credentials"), found.group(1), found.group(2))
                .json()
                .path("access_token")
                .asString();
        assertThat(RIG.web()
                        .get(ROOT + "/orgs", "Authorization", "Bearer " + mine)
                        .status())
                .isEqualTo(200);
        RIG.as("bureau").submit("/roster", "/roster/clients/" + found.group(1) + "/remove", Map.of());
        assertThat(RIG.web()
                        .get(ROOT + "/orgs", "Authorization", "Bearer " + mine)
                        .status())
                .isEqualTo(401);
        assertThat(ask(Map.of("grant_type", "client_credentials"), found.group(1), found.group(2))
                        .status())
                .isEqualTo(401);
    }
}
