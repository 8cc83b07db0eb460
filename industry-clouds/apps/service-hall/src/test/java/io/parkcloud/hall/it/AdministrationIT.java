package io.parkcloud.hall.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.hall.it.HallClient.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The administrator's pages in a running hall: items, forms, calendar, people, figures and the archive. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AdministrationIT {
    private static final String ITEM = "/clerk/admin/items/" + SeniorCard.ITEM;
    private static final String CIVIL_AFFAIRS = "11330100MB1A01119G";
    private static final JsonMapper JSON = new JsonMapper();

    private final HallRig rig = HallRig.running();
    private final HallClient admin = rig.client();

    @BeforeAll
    void signIn() {
        admin.signIn("admin", HallRig.ADMIN_PASSWORD);
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void aNewFormIsForNewCasesAndOlderCasesFinishOnTheirs() {
        var citizen = rig.client();
        var old = file(citizen, "form-version-1", SeniorCard.json());
        var schema = schema();
        var card = (ObjectNode) schema.at("/properties/card/properties");
        card.putObject("phone2").put("type", "string").put("title", "备用电话").put("x-title-en", "Second phone");
        schema.withArray("/properties/card/required").add("phone2");
        assertThat(publish(schema.toString()).status()).isEqualTo(302);

        assertThat(citizen.get("/items/" + SeniorCard.ITEM + "/apply").body()).contains("备用电话");
        assertThat(citizen.postJson("/api/cases", "form-version-2", SeniorCard.json())
                        .status())
                .isEqualTo(422);
        file(citizen, "form-version-3", SeniorCard.json().replace("\"pickup\"", "\"phone2\": \"0571\", \"pickup\""));

        act(old, "claim", "");
        act(old, "correction", "请补充照片");
        var code = citizen.get("/clerk/cases/" + old); // strangers are sent to the sign-in
        assertThat(code.location()).endsWith("/login");
        assertThat(admin.get("/clerk/cases/" + old).body()).doesNotContain("备用电话");
        var page = citizen.get("/progress/" + old + "/correction?code=" + queryCode(old));
        assertThat(page.body()).contains("明城市中山路一号").doesNotContain("备用电话");
        assertThat(admin.get(ITEM + "/form").body()).contains("随系统提供");
    }

    @Test
    void aFormThatPagesDoNotUnderstandIsRefusedAndEveryPlaceIsNamed() {
        var schema = schema();
        ((ObjectNode) schema.at("/properties/card/properties/age"))
                .put("type", "array")
                .put("minimun", 3);
        ((ObjectNode) schema.at("/properties/applicant/properties/mobile"))
                .put("pattern", "[1-")
                .remove("title");
        var refused = publish(schema.toString());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "/properties/card/properties/age/type",
                        "/properties/card/properties/age/minimun",
                        "/properties/applicant/properties/mobile/pattern",
                        "/properties/applicant/properties/mobile/title");
        assertThat(publish("{\n  \"type\": object }").body()).contains("2:");
        assertThat(publish("{\"type\": \"object\", \"properties\": 7}").body()).contains("/properties");
        var without = schema();
        ((ObjectNode) without.at("/properties/applicant/properties")).remove("name");
        assertThat(publish(without.toString()).body()).contains("/applicant/name");
        var preview =
                admin.post(ITEM + "/form/preview", admin.get(ITEM + "/form"), Map.of("schema", schema().toString()));
        assertThat(preview.body()).doesNotContain("class=\"notice bad\"><b");
        assertThat(preview.form().at("/ui/card/age/ui:title").asString()).isEqualTo("周岁年龄");
    }

    @Test
    void anItemIsEditedAndSwitchedOff() {
        var hygiene = "11330100MB1A01231F";
        var list = admin.get("/clerk/admin/items").body();
        var item = list.replaceAll("(?s).*/clerk/admin/items/(" + hygiene + "\\w+)\".*", "$1");
        var at = "/clerk/admin/items/" + item;
        var page = admin.get(at);
        var revision = page.body().replaceAll("(?s).*name=\"revision\" value=\"(\\d+)\".*", "$1");
        var fields = Map.of("revision", revision, "t/summary/zh", "公共场所开业前办理，测试改写", "t/promisedDays", "3");
        assertThat(admin.post(at, page, fields).status()).isEqualTo(302);
        assertThat(admin.post(at, page, fields).status()).isEqualTo(409); // somebody was faster
        assertThat(rig.client().get("/items/" + item).body()).contains("测试改写");
        var tooLong = Map.of("revision", String.valueOf(Integer.parseInt(revision) + 1), "t/promisedDays", "399");
        assertThat(admin.post(at, page, tooLong).status()).isEqualTo(422);

        assertThat(admin.post(at + "/active", page, Map.of("active", "false")).status())
                .isEqualTo(302);
        assertThat(rig.client().get("/").body()).doesNotContain("测试改写");
        assertThat(rig.client().get("/items/" + item + "/apply").status()).isEqualTo(404);
        admin.post(at + "/active", page, Map.of("active", "true"));
        assertThat(rig.client().get("/items/" + item).status()).isEqualTo(200);
        assertThat(admin.get("/clerk/admin/log").body()).contains("停用事项", "测试改写");
    }

    @Test
    void anItemIsMadeFromAnotherOneAndHasItsOwnQuestions() {
        var fresh = CIVIL_AFFAIRS + "3" + SeniorCard.ITEM.substring(19, 28) + "977";
        var at = "/clerk/admin/items/" + fresh;
        var page = admin.get(ITEM);
        var copied = admin.post(ITEM + "/copy", page, Map.of("fresh", fresh));
        assertThat(copied.location()).as(copied.body()).endsWith(at);
        assertThat(admin.post(ITEM + "/copy", page, Map.of("fresh", fresh)).status())
                .isEqualTo(422); // taken
        for (var wrong : List.of("1", "11330100MB1A01231F" + fresh.substring(18), fresh.substring(0, 30) + "X")) {
            assertThat(admin.post(ITEM + "/copy", page, Map.of("fresh", wrong)).status())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(rig.client().get("/items/" + fresh).status()).isEqualTo(404); // nobody switched it on

        var question = new HashMap<>(Map.of("question-zh", "要带户口簿吗？", "question-en", "Is the register needed?"));
        question.putAll(Map.of("revision", revisionOf(at), "answer-zh", "", "answer-en", "No."));
        assertThat(admin.post(at + "/questions", page, question).status()).isEqualTo(422);
        question.put("answer-zh", "不用。");
        assertThat(admin.post(at + "/questions", page, question).status()).isEqualTo(302);
        assertThat(admin.post(at + "/questions", page, question).status()).isEqualTo(409);
        admin.post(at + "/active", page, Map.of("active", "true"));
        assertThat(rig.client().get("/items/" + fresh).body()).contains("要带户口簿吗");

        var first = Map.of("revision", revisionOf(at));
        assertThat(admin.post(at + "/questions/99/remove", page, first).status())
                .isEqualTo(422);
        assertThat(admin.post(at + "/questions/0/remove", page, first).status()).isEqualTo(302);
        assertThat(rig.client().get("/items/" + SeniorCard.ITEM).body()).doesNotContain("要带户口簿吗");
        admin.post(at + "/active", page, Map.of("active", "false"));
        assertThat(admin.get("/clerk/admin/log").body()).contains("新建事项", "question added: 要带户口簿吗？");
    }

    @Test
    void documentsAreAddedChangedAndRemoved() {
        ItemPartsChecks.documentsAreAddedChangedAndRemoved(rig, admin);
    }

    @Test
    void anItemIsFoundByTheEventsItIsGiven() {
        ItemPartsChecks.anItemIsFoundByTheEventsItIsGiven(rig, admin);
    }

    private String revisionOf(String item) {
        return admin.get(item).body().replaceAll("(?s).*?name=\"revision\" value=\"(\\d+)\".*", "$1");
    }

    @Test
    void aHolidayMovesTheLimitsThatAreCountedFromNowOn() {
        var page = admin.get("/clerk/admin/calendar?month=2031-05");
        assertThat(page.body()).contains("2031-05");
        var day = Map.of("day", "2031-05-06", "working", "false", "name", "迎客日");
        assertThat(admin.post("/clerk/admin/calendar", page, day).location()).endsWith("month=2031-05");
        assertThat(admin.get("/clerk/admin/calendar?month=2031-05").body()).contains("迎客日");
        var plain = Map.of("day", "2031-05-06", "working", "true", "name", "");
        admin.post("/clerk/admin/calendar", page, plain);
        assertThat(admin.get("/clerk/admin/calendar?month=2031-05").body()).doesNotContain("迎客日");
    }

    @Test
    void peopleAreAddedMovedAndShutOut() {
        var page = admin.get("/clerk/admin/people");
        var person = new HashMap<>(Map.of("username", "zheng", "name", "郑和", "role", "ADMIN"));
        person.put("department", CIVIL_AFFAIRS);
        person.put("password", "short");
        assertThat(admin.post("/clerk/admin/people", page, person).status()).isEqualTo(422);
        person.put("password", "long enough 1");
        assertThat(admin.post("/clerk/admin/people", page, person).status()).isEqualTo(302);
        assertThat(admin.post("/clerk/admin/people", page, person).status()).isEqualTo(422); // the name is taken

        var zheng = rig.client();
        assertThat(zheng.signIn("zheng", "long enough 1").body()).contains("郑和", "民政局");
        var own = zheng.get("/clerk/admin/people");
        var foreign = new HashMap<>(Map.of("username", "lin", "name", "林海", "role", "CLERK"));
        foreign.put("password", "long enough 2");
        foreign.put("department", "11330100MB1A013113");
        assertThat(zheng.post("/clerk/admin/people", own, foreign).status()).isEqualTo(403);
        assertThat(zheng.get("/clerk/admin/items").body()).contains("老年人优待证办理").doesNotContain("食品经营许可");
        assertThat(zheng.post("/clerk/admin/people/admin/password", own, Map.of("password", "taken over 1"))
                        .status())
                .isEqualTo(403);

        var clerk = Map.of("name", "郑和", "role", "CLERK", "department", CIVIL_AFFAIRS, "active", "true");
        assertThat(admin.post("/clerk/admin/people/zheng", page, clerk).status())
                .isEqualTo(302);
        assertThat(zheng.get("/clerk/admin/people").status()).isEqualTo(403); // with the next request
        var changed = Map.of("old", "long enough 1", "password", "long enough 3");
        assertThat(zheng.post("/clerk/password", zheng.get("/clerk/password"), changed)
                        .status())
                .isEqualTo(302);
        assertThat(rig.client().signIn("zheng", "long enough 3").body()).contains("郑和");
        var shut = Map.of("name", "郑和", "role", "CLERK", "department", CIVIL_AFFAIRS);
        admin.post("/clerk/admin/people/zheng", page, shut);
        assertThat(rig.client().signIn("zheng", "long enough 3").body()).contains("登录失败");
        assertThat(admin.post("/clerk/admin/people/admin", page, Map.of("name", "admin", "role", "CLERK"))
                        .status())
                .isEqualTo(422); // nobody locks themselves out
        assertThat(rig.client().signIn("clerk", HallRig.CLERK_PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void theArchiveHoldsEverythingAndItsChecksumsAgree() throws Exception {
        var receipt = filePage(rig.client());
        act(receipt, "claim", "");
        act(receipt, "reject", "不符合条件"); // whichever process is current, this ends it
        assertThat(admin.get("/clerk/statistics").body()).contains("老年人优待证办理", "100%");

        var files = unzip(admin.download("/clerk/cases/" + receipt + "/export"));
        var sums = new String(files.remove("SHA256SUMS"), StandardCharsets.UTF_8);
        assertThat(sums.lines()).hasSize(files.size()).hasSize(3);
        for (var line : sums.lines().toList()) {
            var content = files.get(line.substring(66));
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            assertThat(HexFormat.of().formatHex(digest)).as(line).isEqualTo(line.substring(0, 64));
        }
        var exported = JSON.readTree(files.get("case.json"));
        assertThat(exported.at("/case/receipt").asString()).isEqualTo(receipt);
        assertThat(exported.at("/forms/0/applicant/idNumber").asString()).isEqualTo("11010519491231002X");
        assertThat(exported.path("history").valueStream().map(line -> line.path("event")
                        .asString()))
                .contains("SUBMITTED", "CLAIMED", "REJECTED");
        assertThat(exported.at("/process/passed").valueStream().map(one -> one.path("id")
                        .asString()))
                .contains("accept", "review", "rejected");
        assertThat(new String(files.get("process.bpmn"), StandardCharsets.UTF_8))
                .contains("serviceCase", "countersign");
        assertThat(admin.get("/clerk/access?receipt=" + receipt).body()).contains("导出案卷");
    }

    @Test
    void aProcessThatCannotCarryCasesOrWouldRunCodeIsRefused() {
        var newest = process();
        var without = newest.replaceAll("(?s)<userTask id=\"countersign\".*?/>", "")
                .replaceAll("(?s)<sequenceFlow id=\"(askOthers|countersigned)\".*?(/>|</sequenceFlow>)", "")
                .replaceAll(
                        "<bpmndi:BPMN(Shape|Edge)[^>]*bpmnElement=\"(countersign|askOthers|countersigned)\".*?</bpmndi:BPMN(Shape|Edge)>",
                        "");
        assertThat(propose(without).body()).contains("缺少大厅需要的人工任务“countersign”");
        var script = newest.replace(
                "<endEvent id=\"approved\"",
                "<scriptTask id=\"evil\" scriptFormat=\"groovy\"/><endEvent id=\"approved\"");
        assertThat(propose(script).body()).contains("不支持这种元素");
        var expression = newest.replace("${outcome == 'approve'}", "${T(java.lang.Runtime).getRuntime().exec('id')}");
        assertThat(propose(expression).body()).contains("条件只能比较");
        assertThat(propose(newest.replace("name=\"受理\"", "name=\"${runtimeService}\""))
                        .body())
                .contains("不允许的表达式");
        assertThat(propose(newest.replace("outcome == 'approve'", "outcome == 'never'"))
                        .body())
                .contains("应到达“approved”，实际到了“rejected”");
        assertThat(propose("<nonsense").body()).contains("不是可读的 BPMN");
        assertThat(process()).isEqualTo(newest);
    }

    @Test
    void aNewProcessIsForNewCasesAndOlderCasesFinishOnTheirs() {
        var citizen = rig.client();
        var old = filePage(citizen);
        var published = propose(withRecheck(process()));
        assertThat(published.status()).as(published.body()).isEqualTo(302);
        var fresh = filePage(citizen);
        rig.hall().kill();
        rig.startHall(); // the process that comes with the program must not take its place again
        rig.awaitHealthy();
        var last = filePage(citizen);

        var clerk = rig.client();
        clerk.signIn("clerk", HallRig.CLERK_PASSWORD);
        for (var receipt : List.of(old, fresh, last)) {
            step(clerk, receipt, "claim", Map.of("reason", ""));
            step(clerk, receipt, "approve", Map.of("reason", "材料齐全"));
        }
        assertThat(clerk.get("/clerk/cases/" + old).body()).contains("state APPROVED");
        assertThat(clerk.get("/clerk/cases/" + fresh).body()).contains("state UNDER_REVIEW", "审查完成，转下一环节");
        var page = clerk.get("/clerk/cases/" + fresh);
        assertThat(clerk.post("/clerk/cases/" + fresh + "/step", page, Map.of("agrees", "true"))
                        .status())
                .isEqualTo(403); // a supervisor's
        step(admin, fresh, "step", Map.of("agrees", "true", "reason", "同意"));
        step(admin, last, "step", Map.of("agrees", "false", "reason", "请再核实住址"));
        assertThat(clerk.get("/clerk/cases/" + fresh).body()).contains("state APPROVED", "复核: 同意", "材料齐全");
        assertThat(clerk.get("/clerk/cases/" + last).body()).contains("state UNDER_REVIEW", "/approve");
        assertThat(admin.get("/clerk/admin/process").body()).contains("admin").contains("随系统提供");
    }

    /** A supervisor looks again at what was approved. */
    private static String withRecheck(String process) {
        var recheck = """
                <userTask id="recheck" name="复核" flowable:candidateGroups="supervisors"/>
                <sequenceFlow id="toRechecked" sourceRef="recheck" targetRef="rechecked"/>
                <exclusiveGateway id="rechecked" default="agreed"/>
                <sequenceFlow id="returned" sourceRef="rechecked" targetRef="review">
                  <conditionExpression xsi:type="tFormalExpression">${stepOutcome == 'return'}</conditionExpression>
                </sequenceFlow>
                <sequenceFlow id="agreed" sourceRef="rechecked" targetRef="approved"/>
                <endEvent id="approved\"""";
        return process.replace(
                        "sourceRef=\"decision\" targetRef=\"approved\"", "sourceRef=\"decision\" targetRef=\"recheck\"")
                .replace("<endEvent id=\"approved\"", recheck);
    }

    private String process() {
        var page = admin.get("/clerk/admin/process").body();
        var newest = page.replaceAll("(?s).*?process\\?version=(\\d+).*", "$1");
        return admin.get("/clerk/admin/process/" + newest + ".bpmn").body();
    }

    private Reply propose(String xml) {
        return admin.post("/clerk/admin/process", admin.get("/clerk/admin/process"), Map.of("xml", xml));
    }

    private static void step(HallClient who, String receipt, String step, Map<String, String> fields) {
        var at = "/clerk/cases/" + receipt;
        var reply = who.post(at + "/" + step, who.get(at), fields);
        assertThat(reply.status()).as("%s: %s", step, reply.body()).isEqualTo(302);
    }

    /** Filed by the page, which fills in whichever version of the form is current. */
    private static String filePage(HallClient citizen) {
        var apply = "/items/" + SeniorCard.ITEM + "/apply";
        var page = citizen.get(apply);
        var fields = SeniorCard.fields(page.key(), page.csrf());
        fields.put("f/card/phone2", "0571");
        var filed = citizen.upload(apply, fields, SeniorCard.FILES);
        assertThat(filed.status()).as(filed.body()).isEqualTo(302);
        return filed.location().replaceAll(".*/progress/([^?]+)\\?.*", "$1");
    }

    private static Map<String, byte[]> unzip(byte[] archive) throws IOException {
        var files = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private ObjectNode schema() {
        var item = rig.client().get("/api/items/" + SeniorCard.ITEM).json();
        return (ObjectNode) item.path("schema");
    }

    private Reply publish(String schema) {
        var page = admin.get(ITEM + "/form");
        var revision = page.body().replaceAll("(?s).*name=\"revision\" value=\"(\\d+)\".*", "$1");
        return admin.post(ITEM + "/form", page, Map.of("revision", revision, "schema", schema));
    }

    private static String file(HallClient citizen, String key, String json) {
        var reply = citizen.postJson("/api/cases", key, json);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json().path("receipt").asString();
    }

    private String queryCode(String receipt) {
        try {
            return rig.text("SELECT query_code FROM hall_case WHERE receipt = '" + receipt + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void act(String receipt, String step, String reason) {
        var at = "/clerk/cases/" + receipt;
        assertThat(admin.post(at + "/" + step, admin.get(at), Map.of("reason", reason))
                        .status())
                .as(step)
                .isEqualTo(302);
    }
}
