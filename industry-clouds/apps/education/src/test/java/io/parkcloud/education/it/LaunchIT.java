package io.parkcloud.education.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lessons, and launches from them into a real tool. */
class LaunchIT {
    private static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String CLASS = "/classes/sample-class-1-math-2";
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final EducationRig RIG = EducationRig.shared();
    private static final TestTool TOOL = new TestTool();
    private static String toolId = "";
    private static String clientId = "";
    private static String deploymentId = "";
    private static String lesson = "";
    private static String item = "";

    @BeforeAll
    static void aToolIsRegisteredAndPutIntoALesson() {
        var bureau = RIG.as("bureau");
        var answer = bureau.submit(
                "/tools",
                "/tools",
                Map.of(
                        "name",
                        "口算练习",
                        "loginUrl",
                        TOOL.url() + "/login",
                        "targetUri",
                        TOOL.url() + "/start",
                        "redirectUris",
                        TOOL.url() + "/launch",
                        "tellsNames",
                        "true"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        var page = bureau.get("/tools?lang=en").body();
        toolId = found(page, "/tools/([0-9a-f-]{36})/remove");
        clientId = found(page, "Client ID</dt><dd class=\"code\">([^<]+)<");
        deploymentId = found(page, "Deployment ID</dt><dd class=\"code\">([^<]+)<");
        TOOL.registeredAt(RIG.url(), clientId);
        var teacher = RIG.as("teacher");
        teacher.submit(CLASS, CLASS + "/lessons", Map.of("title", "口算", "description", "每天十题"));
        lesson = found(teacher.get(CLASS).body(), "/lessons/([0-9a-f-]{36})/tools");
        var placed = teacher.submit(
                CLASS,
                CLASS + "/lessons/" + lesson + "/tools",
                Map.of(
                        "title",
                        "第 1 关",
                        "tool",
                        toolId,
                        "target",
                        TOOL.url() + "/level/1",
                        "custom",
                        "level=1\nno line"));
        assertThat(placed.status()).as(placed.body()).isEqualTo(302);
        item = found(teacher.get(CLASS).body(), "/launch/([0-9a-f-]{36})");
    }

    @AfterAll
    static void theToolEnds() {
        TOOL.close();
    }

    private static String found(String page, String pattern) {
        var match = Pattern.compile(pattern).matcher(page);
        assertThat(match.find()).as(pattern + " in " + page).isTrue();
        return match.group(1);
    }

    /** What the tool asks the browser to bring, after the browser was sent to its login. */
    private static Map<String, String> request(Web web) {
        var begun = web.get("/launch/" + item);
        assertThat(begun.status()).as(begun.body()).isEqualTo(303);
        var login = web.get(begun.location());
        assertThat(login.status()).as(login.body()).isEqualTo(302);
        assertThat(login.location()).startsWith(RIG.url() + "/lti/authorize?");
        return TestTool.parameters(login.location().substring(login.location().indexOf('?') + 1));
    }

    private static Web.Answer authorize(Web web, Map<String, String> request) {
        return web.get("/lti/authorize?" + Web.encode(request));
    }

    /** The fields of the form that goes to the tool. */
    private static Map<String, String> message(Web.Answer page) {
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("action=\"" + TOOL.url() + "/launch\"").doesNotContain("_csrf");
        var fields = new LinkedHashMap<String, String>();
        HIDDEN.matcher(page.body()).results().forEach(field -> fields.put(field.group(1), field.group(2)));
        return fields;
    }

    @Test
    void aLaunchEndsInTheTool() {
        var web = RIG.asPerson("sample-pupil-1-203");
        var page = authorize(web, request(web));
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self'")
                .doesNotContain("form-action");
        assertThat(page.header("Cache-Control")).contains("no-store");
        var welcome = web.post(TOOL.url() + "/launch", message(page));
        assertThat(welcome.status()).as(welcome.body()).isEqualTo(200);
        assertThat(welcome.body()).startsWith("welcome ").doesNotContain("sample-pupil");
    }

    private static JWTClaimsSet claims(Web web) throws Exception {
        return TOOL.verify(message(authorize(web, request(web))));
    }

    @Test
    void theMessageSaysWhoWhereAndWhat() throws Exception {
        var pupil = claims(RIG.asPerson("sample-pupil-1-204"));
        assertThat(pupil.getStringClaim(CLAIM + "message_type")).isEqualTo("LtiResourceLinkRequest");
        assertThat(pupil.getStringClaim(CLAIM + "version")).isEqualTo("1.3.0");
        assertThat(pupil.getStringClaim(CLAIM + "deployment_id")).isEqualTo(deploymentId);
        assertThat(pupil.getStringClaim(CLAIM + "target_link_uri")).isEqualTo(TOOL.url() + "/level/1");
        assertThat(pupil.getJSONObjectClaim(CLAIM + "resource_link"))
                .containsEntry("id", item)
                .containsEntry("title", "第 1 关");
        assertThat(pupil.getJSONObjectClaim(CLAIM + "context")).containsEntry("id", "sample-class-1-math-2");
        assertThat(pupil.getJSONObjectClaim(CLAIM + "custom")).isEqualTo(Map.of("level", "1"));
        assertThat(roles(pupil)).contains("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner");
        assertThat(pupil.getStringClaim("name")).isNotBlank();
        var teacher = claims(RIG.as("teacher"));
        assertThat(roles(teacher)).contains("http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor");
        assertThat(teacher.getSubject()).isNotEqualTo(pupil.getSubject());
        assertThat(claims(RIG.as("teacher")).getSubject()).isEqualTo(teacher.getSubject());
        assertThat(roles(claims(RIG.as("bureau"))))
                .contains("http://purl.imsglobal.org/vocab/lis/v2/membership#Administrator");
    }

    private static List<String> roles(JWTClaimsSet claims) throws ParseException {
        return claims.getStringListClaim(CLAIM + "roles");
    }

    @Test
    void theKeysOutliveTheProgramAndTellNoSecret() {
        var before = RIG.web().get("/lti/jwks").body();
        assertThat(before).contains("\"kty\":\"RSA\"", "\"kid\"").doesNotContain("\"d\"", "\"p\"", "\"q\"");
        RIG.restart();
        assertThat(RIG.web().get("/lti/jwks").body()).isEqualTo(before);
    }

    @Test
    void nothingGoesToAnAddressOrForAClientThatIsNotRegistered() {
        var web = RIG.as("teacher");
        for (var wrong : List.of(
                Map.of("redirect_uri", "https://evil.example/launch"),
                Map.of("redirect_uri", TOOL.url() + "/launch/more"),
                Map.of("redirect_uri", ""),
                Map.of("client_id", UUID.randomUUID().toString()))) {
            var request = new HashMap<>(request(web));
            request.putAll(wrong);
            var answer = authorize(web, request);
            assertThat(answer.status()).as(wrong.toString()).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("id_token", "evil.example/launch\"");
        }
    }

    @Test
    void aRequestThatIsNotAsItHasToBeIsAnsweredWithItsError() {
        var web = RIG.as("teacher");
        var wrong = Map.of(
                "scope", "invalid_scope",
                "response_type", "unsupported_response_type",
                "response_mode", "invalid_request",
                "prompt", "invalid_request",
                "nonce", "invalid_request",
                "lti_message_hint", "invalid_request",
                "login_hint", "login_required");
        wrong.forEach((name, error) -> {
            var request = new HashMap<>(request(web));
            request.put(name, name.equals("nonce") ? "" : "other");
            var message = message(authorize(web, request));
            assertThat(message.get("error")).as(name).isEqualTo(error);
            assertThat(message.get("state")).as(name).isEqualTo(request.get("state"));
            assertThat(message).doesNotContainKey("id_token");
        });
        assertThat(message(authorize(RIG.web(), request(web))).get("error")).isEqualTo("login_required");
    }

    @Test
    void aLaunchIsAnsweredOnceAndANonceTakenOnce() {
        var web = RIG.as("teacher");
        var request = request(web);
        assertThat(message(authorize(web, request))).containsKey("id_token");
        assertThat(message(authorize(web, request)).get("error")).isEqualTo("invalid_request");
        var again = new HashMap<>(request(web));
        again.put("nonce", request.getOrDefault("nonce", ""));
        var message = message(authorize(web, again));
        assertThat(message.get("error")).isEqualTo("invalid_request");
        assertThat(message.get("error_description")).contains("nonce");
    }

    @Test
    void aLaunchIsForWhoBeganIt() {
        var request = request(RIG.as("teacher"));
        var other = RIG.asPerson("sample-pupil-1-205");
        assertThat(message(authorize(other, request))).doesNotContainKey("id_token");
        var expired = request(RIG.as("teacher"));
        RIG.change("UPDATE lti_launch SET expires_at = 1 WHERE used = FALSE");
        assertThat(message(authorize(RIG.as("teacher"), expired))).doesNotContainKey("id_token");
    }

    @Test
    void whoIsNotInTheClassOpensNothing() {
        for (var web : List.of(
                RIG.as("pupil"), RIG.asPerson("sample-teacher-1-chinese"), RIG.asPerson("sample-principal-2"))) {
            assertThat(web.get("/launch/" + item).status()).isEqualTo(404);
            assertThat(web.get(CLASS).status()).isEqualTo(404);
            assertThat(web.submit("/password", CLASS + "/lessons", Map.of("title", "x"))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(RIG.as("teacher").get("/launch/none").status()).isEqualTo(404);
    }

    @Test
    void aPupilSeesTheOwnClassesAndChangesNothing() {
        var pupil = RIG.as("pupil");
        assertThat(pupil.get("/classes").body())
                .contains("sample-class-1-math-1")
                .doesNotContain("sample-class-1-math-2", "sample-class-2-math-1");
        var own = "/classes/sample-class-1-math-1";
        assertThat(pupil.get(own).body()).contains("认识几分之一", "分数条").doesNotContain("/lessons/");
        assertThat(pupil.submit("/password", own + "/lessons", Map.of("title", "x"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aTeacherKeepsTheLessonsOfTheOwnClass() {
        var teacher = RIG.as("teacher");
        var own = "/classes/sample-class-1-math-1";
        var mark = "课 " + UUID.randomUUID();
        teacher.submit(own, own + "/lessons", Map.of("title", mark));
        long id = RIG.count("SELECT COUNT(*) FROM lesson WHERE title = '" + mark + "'");
        assertThat(id).isEqualTo(1);
        var page = teacher.get(own).body();
        var mine = found(page.substring(page.indexOf(mark)), "/lessons/([0-9a-f-]{36})/");
        var resource = found(page, "<option value=\"([0-9a-f-]{36})\"");
        assertThat(teacher.submit(own, own + "/lessons/" + mine + "/resources", Map.of("resource", resource))
                        .status())
                .isEqualTo(302);
        assertThat(teacher.submit(own, own + "/lessons/" + mine + "/resources", Map.of("resource", "none"))
                        .status())
                .isEqualTo(404);
        assertThat(teacher.submit(own, own + "/lessons/" + lesson + "/resources", Map.of("resource", resource))
                        .status())
                .as("a lesson of another class")
                .isEqualTo(404);
        assertThat(teacher.submit(own, own + "/lessons/" + mine + "/remove", Map.of())
                        .status())
                .isEqualTo(302);
        assertThat(RIG.count("SELECT COUNT(*) FROM lesson_item WHERE lesson_id = '" + mine + "'"))
                .isZero();
    }

    @Test
    void aToolInLessonsIsNotRemovedAndBadAddressesAreNotTaken() {
        var bureau = RIG.as("bureau");
        assertThat(bureau.submit("/tools", "/tools/" + toolId + "/remove", Map.of())
                        .status())
                .isEqualTo(409);
        for (var wrong :
                List.of("javascript:alert(1)", "ftp://tool/x", "tool.example.org", "https://user@tool.example.org/")) {
            var answer = bureau.submit(
                    "/tools",
                    "/tools",
                    Map.of("name", "x", "loginUrl", wrong, "targetUri", TOOL.url(), "redirectUris", TOOL.url()));
            assertThat(answer.status()).as(wrong).isEqualTo(422);
        }
    }

    @Test
    void aFormOfTheToolIsLedToTheAddress() {
        var web = RIG.as("teacher");
        var request = request(web);
        var led = web.post("/lti/authorize", request);
        assertThat(led.status()).isEqualTo(303);
        assertThat(message(web.get(led.location()))).containsKey("id_token");
    }
}
