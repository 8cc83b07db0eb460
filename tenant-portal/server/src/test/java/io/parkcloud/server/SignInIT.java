package io.parkcloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.control.testkit.MariaDbServer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All the ways in. */
class SignInIT {

    private static final Pattern ENTRY = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"");
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @SuppressWarnings("NullAway.Init")
    private static RunningPlatform platform;

    @BeforeAll
    static void start() {
        platform = new RunningPlatform(MariaDbServer.start());
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void healthIsOpenAndTheApiIsNot() {
        var stranger = new Client(platform);

        assertThat(stranger.get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(stranger.get("/actuator/prometheus").status()).isNotEqualTo(200);
        assertThat(new Client(platform)
                        .bearer("another token")
                        .get("/actuator/prometheus")
                        .status())
                .isNotEqualTo(200);
        var collector = new Client(platform).bearer(RunningPlatform.COLLECTOR);
        assertThat(collector.get("/actuator/prometheus").response().body()).contains("jvm_memory_used_bytes");
        assertThat(collector
                        .header("X-Forwarded-For", "203.0.113.9")
                        .get("/actuator/prometheus")
                        .status())
                .isNotEqualTo(200);
        var refused = new Client(platform).get("/api/v1/kinds");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.code()).isEqualTo("security.unauthenticated");
        assertThat(refused.json().path("requestId").asString()).isEqualTo(refused.header("X-Request-Id"));
    }

    @Test
    void thePortalsFilesTravelCompressedAndTheirNamesAreForGood() {
        var page = new Client(platform).get("/").response().body();
        var entry = ENTRY.matcher(page);
        assertThat(entry.find()).as(page).isTrue();

        var code = new Client(platform).header("Accept-Encoding", "gzip").get(entry.group(1));
        var plain = new Client(platform).get(entry.group(1));
        var boot = new Client(platform).get("/boot.js");

        assertThat(code.status()).isEqualTo(200);
        assertThat(code.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(code.header("Vary")).contains("Accept-Encoding");
        assertThat(code.header("Cache-Control")).contains("max-age=31536000", "immutable");
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(Long.parseLong(plain.header("Content-Length")))
                .isGreaterThan(2 * Long.parseLong(code.header("Content-Length")));
        assertThat(boot.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(boot.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(new Client(platform).get("/assets/nothing.js").status()).isEqualTo(404);
    }

    @Test
    void whetherSomebodyIsSignedInIsNoSecretAndNoError() {
        var nobody = new Client(platform).get("/api/v1/sessions/current");
        var member = Client.signedIn(platform, "gov-member").get("/api/v1/sessions/current");

        assertThat(nobody.status()).isEqualTo(200);
        assertThat(nobody.header("Cache-Control")).contains("no-store");
        assertThat(nobody.json().toString()).isEqualTo("{\"signedIn\":false}");
        assertThat(member.json().toString()).isEqualTo("{\"signedIn\":true}");
    }

    @Test
    void aProgramSignsInByPassword() {
        var me = Client.signedIn(platform, "gov-admin").get("/api/v1/me");

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().path("name").asString()).isEqualTo("gov-admin");
        assertThat(me.json().path("tenant").path("name").asString()).isEqualTo("mingcheng-gov");
        assertThat(me.json().path("tenant").path("displayName").asString()).isEqualTo("明城市政务服务局");
        assertThat(me.json().path("roles").path(0).asString()).isEqualTo("OrganisationAdmin");
        assertThat(me.json().path("projects").path(0).path("name").asString()).isEqualTo("service-hall");
    }

    @Test
    void theTokenSaysWhoItIsFor() {
        var answer = new Client(platform).session("gov-member", platform.password("gov-member"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        var claims = claims(answer.json().path("token").asString());
        assertThat(claims.path("name").asString()).isEqualTo("gov-member");
        assertThat(claims.path("roles").path(0).asString()).isEqualTo("Member");
        assertThat(claims.path("projects")).hasSize(1);
        assertThat(claims.path("tenant").asString()).hasSize(36);
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(8 * 3600);
    }

    @Test
    void wrongPasswordsAreRefusedAndThenNotEvenLookedAt() {
        var stranger = new Client(platform);
        for (int i = 0; i < 5; i++) {
            var refused = stranger.session("park-member", "not the password");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.code()).isEqualTo("identity.sign-in.refused");
        }

        var throttled = stranger.session("park-member", platform.password("park-member"));

        assertThat(throttled.status()).isEqualTo(429);
        assertThat(throttled.code()).isEqualTo("identity.sign-in.throttled");
        assertThat(stranger.session("nobody-here", "not the password").code())
                .as("a name that does not exist sounds the same")
                .isEqualTo("identity.sign-in.refused");
    }

    @Test
    void forgedAndForeignTokensAreRefused() {
        var token = new Client(platform)
                .session("gov-admin", platform.password("gov-admin"))
                .json()
                .path("token")
                .asString();
        var forged = token.substring(0, token.length() - 8) + "AAAAAAAA";

        assertThat(new Client(platform).bearer(forged).get("/api/v1/me").code()).isEqualTo("security.unauthenticated");
        assertThat(new Client(platform).bearer("nonsense").get("/api/v1/me").status())
                .isEqualTo(401);
        assertThat(new Client(platform).bearer(token).get("/api/v1/me").status())
                .isEqualTo(200);
    }

    @Test
    void aBrowserSignsInOnThePageAndChangesNeedTheCsrfToken() {
        var browser = new Client(platform);

        assertThat(browser.get("/login?lang=en").response().body()).contains("User name", "lang=\"en\"");
        assertThat(browser.get("/login").response().body()).contains("用户名");
        var refused = signInOnPage(browser, "gov-admin", "not the password");
        assertThat(refused.header("Location")).contains("/login?refused=identity.sign-in.refused");
        assertThat(browser.get("/login?refused=identity.sign-in.refused")
                        .response()
                        .body())
                .contains("用户名或密码不正确");
        assertThat(signInOnPage(browser, "gov-admin", platform.password("gov-admin"))
                        .header("Location"))
                .endsWith("/");

        var me = browser.get("/api/v1/me");
        assertThat(me.json().path("name").asString()).isEqualTo("gov-admin");
        var path = "/api/v1/tenants/" + me.json().path("tenant").path("id").asString() + "/projects";
        var project = Map.of("name", "by-browser", "spec", Map.of("displayName", "浏览器"));
        var bare = browser.post(path, project);
        assertThat(bare.status()).isEqualTo(403);
        assertThat(bare.code()).isEqualTo("identity.csrf");
        browser.header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"));
        assertThat(browser.post(path, project).status()).isEqualTo(202);

        assertThat(browser.form("/logout", Map.of()).status()).isEqualTo(204);
        assertThat(browser.get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void thePageSendsBackToWhereOneCameFromAndNowhereElse() {
        for (var elsewhere :
                List.of("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)")) {
            assertThat(continued(elsewhere)).as(elsewhere).isEqualTo(platform.url("/"));
        }
        assertThat(continued("/instances?phase=Ready")).isEqualTo(platform.url("/instances?phase=Ready"));
    }

    private static String continued(String target) {
        var browser = new Client(platform);
        var page = browser.get("/login?continue=" + URLEncoder.encode(target, StandardCharsets.UTF_8));
        var csrf = CSRF.matcher(page.response().body());
        assertThat(csrf.find()).isTrue();
        var answer = browser.form(
                "/login",
                Map.of(
                        "username",
                        "gov-admin",
                        "password",
                        platform.password("gov-admin"),
                        "continue",
                        target,
                        "_csrf",
                        csrf.group(1)));
        return URI.create(platform.url("/")).resolve(answer.header("Location")).toString();
    }

    @Test
    void thePortalsFormSignsOutWithTheCookiesOwnValue() {
        var browser = new Client(platform);
        signInOnPage(browser, "gov-admin", platform.password("gov-admin"));
        browser.get("/login");
        browser.header("Accept", "text/html,*/*");

        assertThat(browser.form("/logout", Map.of()).status()).isEqualTo(403);
        var out = browser.form("/logout", Map.of("_csrf", browser.cookie("XSRF-TOKEN")));
        assertThat(out.header("Location")).endsWith("/login");
        assertThat(browser.get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void theAuthorizationServerGivesACodeAndTokensForIt() throws Exception {
        var browser = new Client(platform);
        var discovery = browser.get("/.well-known/openid-configuration").json();
        assertThat(discovery.path("issuer").asString()).isEqualTo(platform.url(""));
        var verifier = "v".repeat(64);
        var code = code(browser, discovery.path("authorization_endpoint").asString(), verifier);
        var endpoint = discovery.path("token_endpoint").asString();
        var form = Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "parkcloud-portal",
                "redirect_uri",
                platform.url("/signed-in"),
                "code",
                code);

        assertThat(new Client(platform).form(endpoint, form).status())
                .as("a code without its verifier is worth nothing")
                .isGreaterThanOrEqualTo(400);
        var complete = new HashMap<>(form);
        complete.put("code_verifier", verifier);
        var tokens = new Client(platform).form(endpoint, complete);
        assertThat(tokens.status()).isEqualTo(200);
        assertThat(new Client(platform).form(endpoint, complete).status())
                .as("a code counts once")
                .isEqualTo(400);
        var access = tokens.json().path("access_token").asString();
        var identity = tokens.json().path("id_token").asString();
        assertThat(claims(access).path("name").asString()).isEqualTo("gov-admin");
        assertThat(claims(identity).path("sub").asString()).hasSize(36);
        assertThat(whoIs(access)).isEqualTo("gov-admin");
        assertThat(whoIs(identity)).as("an identity token is no key to the API").isEmpty();
    }

    /** Goes to the authorization endpoint, signs in on the page it is sent to, and comes back with a code. */
    private static String code(Client browser, String endpoint, String verifier) throws NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        var authorize = endpoint + "?response_type=code&client_id=parkcloud-portal&scope=openid%20profile&state=s1"
                + "&redirect_uri=" + platform.url("/signed-in") + "&code_challenge_method=S256&code_challenge="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        browser.header("Accept", "text/html");
        assertThat(browser.get(authorize).header("Location")).endsWith("/login");
        var back = signInOnPage(browser, "gov-admin", platform.password("gov-admin"))
                .header("Location");
        var redirect = browser.get(back).header("Location");
        assertThat(redirect).startsWith(platform.url("/signed-in?code=")).contains("state=s1");
        return redirect.replaceAll(".*[?&]code=([^&]+).*", "$1");
    }

    private static String whoIs(String token) {
        return new Client(platform)
                .bearer(token)
                .get("/api/v1/me")
                .json()
                .path("name")
                .asString("");
    }

    @Test
    void aRestartKeepsTokensAndTheBootstrapIsHarmless() throws Exception {
        var client = Client.signedIn(platform, "sysadmin");
        var passwords = platform.passwords();
        var tenants = client.get("/api/v1/tenants").json().path("items").size();

        platform.restart();

        assertThat(client.get("/api/v1/me").json().path("name").asString()).isEqualTo("sysadmin");
        assertThat(client.get("/api/v1/tenants").json().path("items")).hasSize(tenants);
        assertThat(platform.passwords()).isEqualTo(passwords);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(platform.credentialsFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void tooMuchIsRefusedWhetherItSaysSoOrNot() {
        var client = Client.signedIn(platform, "sysadmin");
        var huge = "{\"name\":\"" + "x".repeat(3_000_000) + "\"}";

        var announced = client.raw("/api/v1/tenants", java.net.http.HttpRequest.BodyPublishers.ofString(huge));
        var unannounced = client.raw(
                "/api/v1/tenants",
                java.net.http.HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(huge.getBytes(StandardCharsets.UTF_8))));

        assertThat(announced.status()).isEqualTo(413);
        assertThat(announced.code()).isEqualTo("request.too-large");
        assertThat(unannounced.status()).isEqualTo(413);
        assertThat(unannounced.code()).isEqualTo("request.too-large");
    }

    private static Client.Answer signInOnPage(Client browser, String user, String password) {
        var csrf = CSRF.matcher(browser.get("/login").response().body());
        assertThat(csrf.find()).isTrue();
        return browser.form("/login", Map.of("username", user, "password", password, "_csrf", csrf.group(1)));
    }

    private static JsonNode claims(String token) {
        return new JsonMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }
}
