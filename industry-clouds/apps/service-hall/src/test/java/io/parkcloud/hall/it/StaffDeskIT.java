package io.parkcloud.hall.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkcloud.hall.it.HallClient.Reply;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Departments, colleagues and time limits in a running hall. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StaffDeskIT {
    private static final String CIVIL_AFFAIRS = "11330100MB1A01119G";
    private static final String MARKET = "11330100MB1A013113";

    private final HallRig rig = HallRig.running();
    private int filed;

    @BeforeAll
    void people() throws SQLException {
        rig.addStaff("zhang", "张敏", "CLERK", CIVIL_AFFAIRS);
        rig.addStaff("wang", "王芳", "CLERK", CIVIL_AFFAIRS);
        rig.addStaff("sun", "孙立", "SUPERVISOR", CIVIL_AFFAIRS);
        rig.addStaff("qian", "钱进", "CLERK", MARKET);
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void aDepartmentSeesItsOwnCasesAndNoOthers() {
        var receipt = file();
        assertThat(signedIn("zhang").get("/clerk").body())
                .contains(receipt, "王**")
                .doesNotContain("王建国");
        var other = signedIn("qian");
        assertThat(other.get("/clerk").body()).doesNotContain(receipt);
        assertThat(other.get("/clerk/cases/" + receipt).status()).isEqualTo(404);
        assertThat(other.get("/clerk?q=" + receipt).body()).doesNotContain("cases/" + receipt);
        assertThat(signedIn("zhang").get("/clerk?q=" + receipt.substring(0, 12)).body())
                .contains(receipt);
        assertThat(rig.client().signIn("clerk", HallRig.CLERK_PASSWORD).body()).contains(receipt); // of all departments
    }

    @Test
    void anotherDepartmentCountersignsBeforeTheDecision() {
        var receipt = file();
        var zhang = signedIn("zhang");
        act(zhang, receipt, "claim", Map.of());
        act(zhang, receipt, "countersign", Map.of("department", MARKET, "reason", "请核实是否已注销营业执照"));
        assertThat(zhang.post(at(receipt) + "/approve", zhang.get(at(receipt)), Map.of("reason", "先批了"))
                        .status())
                .isEqualTo(409);

        var qian = signedIn("qian");
        assertThat(qian.get("/clerk?countersigning=true").body()).contains(receipt);
        assertThat(qian.get(at(receipt)).body()).contains("请核实是否已注销营业执照").doesNotContain(at(receipt) + "/approve");
        assertThat(answer(qian, receipt, "false", "").status()).isEqualTo(422); // an objection needs a reason
        assertThat(answer(zhang, receipt, "true", "").status()).isEqualTo(403); // not the one who was asked
        assertThat(answer(qian, receipt, "false", "执照尚未注销").status()).isEqualTo(302);
        assertThat(answer(qian, receipt, "true", "改主意了").status()).isEqualTo(409);

        assertThat(zhang.post(at(receipt) + "/approve", zhang.get(at(receipt)), Map.of("reason", ""))
                        .status())
                .isEqualTo(422);
        act(zhang, receipt, "approve", Map.of("reason", "申请人已补交注销证明"));
        assertThat(zhang.get(at(receipt)).body()).contains("会签不同意", "执照尚未注销", "申请人已补交注销证明");
    }

    @Test
    void aCaseIsDelegatedToAColleagueOfTheDepartmentOnly() {
        var receipt = file();
        var zhang = signedIn("zhang");
        act(zhang, receipt, "claim", Map.of());
        var refused =
                zhang.post(at(receipt) + "/delegate", zhang.get(at(receipt)), Map.of("to", "qian", "reason", "请帮忙"));
        assertThat(refused.status()).isEqualTo(422);
        act(zhang, receipt, "delegate", Map.of("to", "wang", "reason", "外出核查"));
        assertThat(zhang.post(at(receipt) + "/reject", zhang.get(at(receipt)), Map.of("reason", "不行"))
                        .status())
                .isEqualTo(403);
        act(signedIn("wang"), receipt, "approve", Map.of("reason", "同意"));
        assertThat(zhang.get(at(receipt)).body()).contains("转办", "→ 王芳: 外出核查", "准予办结");
    }

    @Test
    void allCasesAreHandedOverAndTakenBack() throws SQLException {
        rig.addStaff("zhao", "赵蕾", "CLERK", CIVIL_AFFAIRS);
        var zhao = signedIn("zhao");
        var first = file();
        var second = file();
        act(zhao, first, "claim", Map.of());
        act(zhao, second, "claim", Map.of());
        var away = zhao.post("/clerk/handover", zhao.get("/clerk/handover"), Map.of("to", "wang", "reason", "年休假"));
        assertThat(away.status()).as(away.body()).isEqualTo(302);
        var wang = signedIn("wang");
        assertThat(wang.get("/clerk?mine=true").body()).contains(first, second);
        act(wang, first, "approve", Map.of("reason", ""));

        var page = zhao.get("/clerk/handover");
        var back = page.body().replaceAll("(?s).*action=\"([^\"]*/return)\".*", "$1");
        assertThat(zhao.post(back, page, Map.of()).status()).isEqualTo(302);
        assertThat(zhao.get("/clerk?mine=true").body()).contains(second).doesNotContain(first);
        assertThat(zhao.post(back, zhao.get(at(second)), Map.of()).status()).isEqualTo(409);
        act(zhao, second, "approve", Map.of("reason", ""));
    }

    @Test
    void ofManyClerksWhoClaimAtOnceOneGetsTheCase() throws Exception {
        var receipt = file();
        var tasks = new ArrayList<Callable<Reply>>();
        for (var name : new String[] {"zhang", "wang", "sun", "zhang", "wang", "sun"}) {
            var client = signedIn(name);
            var page = client.get(at(receipt));
            tasks.add(() -> client.post(at(receipt) + "/claim", page, Map.of()));
        }
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(tasks.size())) {
            for (var future : threads.invokeAll(tasks)) {
                statuses.add(future.get().status());
            }
        }
        assertThat(statuses).containsExactlyInAnyOrder(302, 409, 409, 409, 409, 409);
        assertThat(rig.count(
                        "SELECT COUNT(*) FROM case_history h JOIN hall_case c ON c.id = h.case_id WHERE c.receipt = '"
                                + receipt + "' AND h.event = 'CLAIMED'"))
                .isOne();
    }

    @Test
    void whatIsLateIsWarnedOfMarkedAndPassedUpOnce() throws SQLException {
        var receipt = file();
        rig.change("UPDATE hall_case SET due_on = CURRENT_DATE - INTERVAL 12 DAY WHERE receipt = '" + receipt + "'");
        var sun = signedIn("sun");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> sun.get("/clerk?escalated=true").body().contains(receipt));
        assertThat(sun.get(at(receipt)).body()).contains("临期提醒", "超期提醒", "超期上报负责人", "已超期");
        assertThat(sun.get("/clerk?urgency=OVERDUE").body()).contains(receipt, "urgency OVERDUE");
        assertThat(rig.count("SELECT COUNT(*) FROM case_history h JOIN hall_case c ON c.id = h.case_id"
                        + " WHERE h.party = 'SYSTEM' AND c.receipt = '" + receipt + "'"))
                .isEqualTo(3);
        var citizen = rig.client();
        assertThat(citizen.get(progress(receipt)).body()).contains(receipt).doesNotContain("超期上报负责人");
    }

    @Test
    void whoHasSeenACaseIsWrittenDownForSupervisors() {
        var receipt = file();
        var zhang = signedIn("zhang");
        assertThat(zhang.get(at(receipt)).body()).contains("王建国", "11010519491231002X");
        assertThat(zhang.get("/clerk/access").status()).isEqualTo(403);
        var log = signedIn("sun")
                .get("/clerk/access?user=zhang&receipt=" + receipt)
                .body();
        assertThat(log).contains(receipt, "张敏", "查看办件").doesNotContain("王建国");
    }

    @Test
    void aClosedAccountIsOutWithTheNextRequest() throws SQLException {
        rig.addStaff("zhou", "周末", "CLERK", CIVIL_AFFAIRS);
        var zhou = signedIn("zhou");
        assertThat(zhou.get("/clerk").status()).isEqualTo(200);
        rig.change("UPDATE staff_account SET active = 0 WHERE username = 'zhou'");
        assertThat(zhou.get("/clerk").location()).endsWith("/login");
        assertThat(zhou.signIn("zhou", HallRig.CLERK_PASSWORD).body()).contains("登录失败");
    }

    private String file() {
        var reply = rig.client().postJson("/api/cases", "staff-desk-" + ++filed, SeniorCard.json());
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json().path("receipt").asString();
    }

    private String progress(String receipt) throws SQLException {
        return "/progress/" + receipt + "?code="
                + rig.text("SELECT query_code FROM hall_case WHERE receipt = '" + receipt + "'");
    }

    private HallClient signedIn(String user) {
        var client = rig.client();
        assertThat(client.signIn(user, HallRig.CLERK_PASSWORD).status()).isEqualTo(200);
        return client;
    }

    private static Reply answer(HallClient clerk, String receipt, String agrees, String reason) {
        return clerk.post(
                at(receipt) + "/countersign/answer",
                clerk.get(at(receipt)),
                Map.of("agrees", agrees, "reason", reason));
    }

    private static void act(HallClient clerk, String receipt, String step, Map<String, String> fields) {
        var reply = clerk.post(at(receipt) + "/" + step, clerk.get(at(receipt)), fields);
        assertThat(reply.status()).as("%s: %s", step, reply.body()).isEqualTo(302);
    }

    private static String at(String receipt) {
        return "/clerk/cases/" + receipt;
    }
}
