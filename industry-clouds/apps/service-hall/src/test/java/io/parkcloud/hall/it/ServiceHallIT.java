package io.parkcloud.hall.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkcloud.hall.it.HallClient.FilePart;
import io.parkcloud.hall.it.HallClient.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A citizen and a clerk at work in a running hall. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ServiceHallIT {
    private static final String APPLY = "/items/" + SeniorCard.ITEM + "/apply";

    private final HallRig rig = HallRig.running();

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void aCaseIsFiledCorrectedAndApproved() throws SQLException {
        var citizen = rig.client();
        var receiptPage = file(citizen);
        var receipt = receiptPage.replaceAll(".*/progress/([^?]+)\\?.*", "$1");
        var code = receiptPage.replaceAll(".*code=([^&]+).*", "$1");
        var clerk = rig.client();
        assertThat(clerk.signIn("clerk", HallRig.CLERK_PASSWORD).body()).contains(receipt, "老年人优待证办理");

        var casePage = "/clerk/cases/" + receipt;
        assertThat(act(clerk, casePage, "claim", "").status()).isEqualTo(302);
        assertThat(act(clerk, casePage, "correction", "请补充户口簿首页").status()).isEqualTo(302);
        assertThat(citizen.get(receiptPage).body()).contains("请补充户口簿首页", "待补正");
        assertThat(state(citizen, receipt, code)).isEqualTo("CORRECTION");

        answerCorrection(citizen, receipt, code);
        seesTheCorrection(clerk, casePage);
        assertThat(act(clerk, casePage, "approve", "材料齐全").status()).isEqualTo(302);

        var api = citizen.get("/api/cases/" + receipt + "?code=" + code).json();
        assertThat(api.path("state").asString()).isEqualTo("APPROVED");
        assertThat(api.path("history").valueStream().map(step -> step.path("event")
                        .asString()))
                .containsExactly("SUBMITTED", "CLAIMED", "CORRECTION_ASKED", "CORRECTED", "APPROVED");
        assertThat(citizen.get(receiptPage).body()).contains("材料齐全", "准予");
        assertThat(rig.count("SELECT COUNT(*) FROM ACT_RU_TASK t JOIN hall_case c ON c.process_id = t.PROC_INST_ID_"
                        + " WHERE c.receipt = '" + receipt + "'"))
                .isZero();
        assertThat(rig.count("SELECT COUNT(*) FROM ACT_HI_PROCINST WHERE BUSINESS_KEY_ = '" + receipt
                        + "' AND END_ACT_ID_ = 'approved'"))
                .isOne();
        assertThat(act(clerk, casePage, "reject", "再想想").status()).isEqualTo(409);
    }

    @Test
    void aFormSentTwiceMakesOneCase() throws SQLException {
        var citizen = rig.client();
        var page = citizen.get(APPLY);
        long before = rig.count("SELECT COUNT(*) FROM hall_case");
        var first = citizen.upload(APPLY, SeniorCard.fields(page.key(), page.csrf()), SeniorCard.FILES);
        var second = citizen.upload(APPLY, SeniorCard.fields(page.key(), page.csrf()), SeniorCard.FILES);
        var changed = SeniorCard.fields(page.key(), page.csrf());
        changed.put("f/card/age", "77");
        var third = citizen.upload(APPLY, changed, SeniorCard.FILES);
        assertThat(first.location()).endsWith("note=new");
        assertThat(second.location()).isEqualTo(first.location().replace("note=new", "note=again"));
        assertThat(third.location()).isEqualTo(first.location().replace("note=new", "note=other"));
        assertThat(rig.count("SELECT COUNT(*) FROM hall_case")).isEqualTo(before + 1);
    }

    @Test
    void eightRequestsAtOnceWithOneKeyMakeOneCase() throws Exception {
        var tasks = new ArrayList<Callable<Reply>>();
        for (int i = 0; i < 8; i++) {
            tasks.add(() -> rig.client().postJson("/api/cases", "race-key-0001", SeniorCard.json()));
        }
        var receipts = new HashSet<String>();
        int created = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var future : threads.invokeAll(tasks)) {
                var reply = future.get();
                assertThat(reply.status()).as(reply.body()).isIn(200, 201);
                created += reply.status() == 201 ? 1 : 0;
                receipts.add(reply.json().path("receipt").asString());
            }
        }
        assertThat(receipts).hasSize(1);
        assertThat(created).isOne();
        assertThat(rig.count(
                        "SELECT COUNT(*) FROM attachment a JOIN hall_case c ON c.id = a.case_id WHERE c.receipt = '"
                                + receipts.iterator().next() + "'"))
                .isOne();
    }

    @Test
    void mistakesAreShownAtTheirFields() {
        var citizen = rig.client();
        var page = citizen.get(APPLY);
        var fields = SeniorCard.fields(page.key(), page.csrf());
        fields.put("f/applicant/idNumber", "110105194912310021");
        fields.put("f/card/age", "59");
        var reply = citizen.upload(APPLY, fields, List.of(new FilePart("id-card", "病毒.png", "MZ this is a program")));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body()).contains("内容不正确", "不能小于 60", "病毒.png", page.key());
        assertThat(reply.answer("/applicant/name")).isEqualTo("王建国");

        var problem = citizen.postJson(
                "/api/cases", "bad-form-0001", SeniorCard.json().replace("76", "\"76\""));
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.headers().get("content-type")).startsWith("application/problem+json");
        assertThat(problem.json().path("code").asString()).isEqualTo("hall.form.invalid");
        assertThat(problem.json().at("/errors/0/pointer").asString()).isEqualTo("/card/age");
    }

    @Test
    void strangersGetNothing() {
        var citizen = rig.client();
        var receipt = citizen.postJson("/api/cases", "stranger-0001", SeniorCard.json())
                .json()
                .path("receipt")
                .asString();
        assertThat(citizen.get("/api/cases/" + receipt + "?code=WRONG222").status())
                .isEqualTo(404);
        assertThat(citizen.get("/api/cases/" + receipt).json().path("code").asString())
                .isEqualTo("hall.case.not-found");
        assertThat(citizen.get("/clerk/cases/" + receipt).location()).endsWith("/login");
        assertThat(citizen.get("/no/such/page").status()).isEqualTo(404);
        assertThat(citizen.upload(APPLY, Map.of("key", "no-token-0001"), List.of())
                        .status())
                .isEqualTo(403);
        assertThat(citizen.signIn("clerk", "wrong-password").body()).contains("登录失败");
    }

    @Test
    void oneClerkAtATimeAndReasonsAreNeeded() {
        var receipt = rig.client()
                .postJson("/api/cases", "desk-0001", SeniorCard.json())
                .json()
                .path("receipt")
                .asString();
        var casePage = "/clerk/cases/" + receipt;
        var clerk = rig.client();
        var admin = rig.client();
        clerk.signIn("clerk", HallRig.CLERK_PASSWORD);
        admin.signIn("admin", HallRig.ADMIN_PASSWORD);
        assertThat(act(admin, casePage, "claim", "").status()).isEqualTo(302);
        assertThat(act(clerk, casePage, "claim", "").status()).isEqualTo(409);
        assertThat(act(clerk, casePage, "approve", "").status()).isEqualTo(403);
        assertThat(act(admin, casePage, "reject", " ").status()).isEqualTo(422);
        assertThat(act(admin, casePage, "reject", "不符合年龄条件").status()).isEqualTo(302);
        assertThat(clerk.get(casePage).body()).contains("不符合年龄条件", "不予");
    }

    @Test
    void tooMuchIsRefusedAndHalfAnUploadLeavesNothing() throws IOException {
        var citizen = rig.client();
        var page = citizen.get(APPLY);
        var before = rig.uploads();
        var fields = SeniorCard.fields(page.key(), page.csrf());
        var elevenMegabytes = List.of(new FilePart("id-card", "big.pdf", "%PDF-1.7" + "x".repeat(11 << 20)));
        assertThat(citizen.upload(APPLY, fields, elevenMegabytes).status()).isEqualTo(413);
        var hundredMegabytes = "x".repeat(100 << 20);
        var refused = citizen.postRaw(
                "/api/cases", "application/json", hundredMegabytes, Map.of("Idempotency-Key", "big-00001"));
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.json().path("code").asString()).isEqualTo("hall.request.too-large");

        try (var socket = new Socket(InetAddress.getLoopbackAddress(), rig.hallPort)) {
            var head = "POST " + APPLY
                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                    + "Content-Length: 3000000\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"document.id-card\";"
                    + " filename=\"half.pdf\"\r\n\r\n%PDF-1.7";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(new byte[1_000_000]);
            socket.getOutputStream().flush();
            await().atMost(Duration.ofSeconds(10)).until(() -> rig.uploads().size() > before.size());
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> rig.uploads().equals(before));
    }

    @Test
    void pagesSpeakEnglishAndLiveBehindAProxy() {
        var reader = rig.client();
        assertThat(reader.get("/?lang=en").body()).contains("<html lang=\"en\">", "Senior privilege card");
        assertThat(reader.get("/").body()).contains("Food business licence"); // remembered
        var home = rig.client().get("/?q=优待&department=").body();
        assertThat(home).contains("老年人优待证").doesNotContain("食品经营许可（首次申请）", "http://127.0.0.1");
        var proxied = rig.client()
                .postRaw(
                        "/login",
                        "application/x-www-form-urlencoded",
                        "",
                        Map.of("X-Forwarded-Prefix", "/hall", "X-Forwarded-Proto", "https"));
        assertThat(proxied.status()).isEqualTo(403);
        assertThat(proxied.body()).contains("href=\"/hall/progress\"");
    }

    private static void answerCorrection(HallClient citizen, String receipt, String code) {
        var correction = "/progress/" + receipt + "/correction?code=" + code;
        var page = citizen.get(correction);
        assertThat(page.body()).contains("明城市中山路一号"); // what was filed is filled in
        var fields = SeniorCard.fields(page.key(), page.csrf());
        fields.put("code", code);
        fields.put("f/card/address", "明城市人民路八号");
        var sent = citizen.upload(
                "/progress/" + receipt + "/correction", fields, List.of(FilePart.png("id-card", "户口簿.png")));
        assertThat(sent.status()).as(sent.body()).isEqualTo(302);
    }

    private static void seesTheCorrection(HallClient clerk, String casePage) {
        var review = clerk.get(casePage);
        assertThat(review.body())
                .contains("明城市人民路八号", "户口簿.png", "第 2 次提交", "未查毒")
                .doesNotContain("明城市中山路一号");
        var file = review.body().replaceAll("(?s).*href=\"([^\"]+/attachments/[^\"]+)\">身份证.png.*", "$1");
        assertThat(clerk.get(file).body()).contains("picture for id-card");
        assertThat(clerk.get(file).headers().get("content-disposition")).startsWith("attachment");
    }

    private static String file(HallClient citizen) {
        var page = citizen.get(APPLY);
        var reply = citizen.upload(APPLY, SeniorCard.fields(page.key(), page.csrf()), SeniorCard.FILES);
        assertThat(reply.status()).as(reply.body()).isEqualTo(302);
        assertThat(reply.location()).startsWith("/progress/MC");
        return reply.location();
    }

    private static Reply act(HallClient clerk, String casePage, String step, String reason) {
        return clerk.post(casePage + "/" + step, clerk.get(casePage), Map.of("reason", reason));
    }

    private static String state(HallClient citizen, String receipt, String code) {
        return citizen.get("/api/cases/" + receipt + "?code=" + code)
                .json()
                .path("state")
                .asString();
    }
}
