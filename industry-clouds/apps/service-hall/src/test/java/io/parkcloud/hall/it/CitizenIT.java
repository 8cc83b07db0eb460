package io.parkcloud.hall.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.hall.attachment.FakeClamd;
import io.parkcloud.hall.it.HallClient.FilePart;
import io.parkcloud.hall.it.HallClient.Reply;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a citizen does at the hall, from looking for an item on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CitizenIT {
    private static final String DRIVING = "/items/11330100MB1A0109803330109031002";
    /** What the page with the questions about a lost licence sends: a box left empty is sent only as seen. */
    private static final Map<String, String> LOST = Map.of("f/licence/lostOn", "2026-11-01");

    private static final String SENIOR = "/items/" + SeniorCard.ITEM + "/apply";

    private final FakeClamd clamd = new FakeClamd(12 << 20);
    private final HallRig rig = HallRig.running(Map.of("HALL_CLAMD_ADDRESS", clamd.address()));

    @AfterAll
    void stop() {
        rig.close();
        clamd.close();
    }

    @Test
    void itemsAreFoundByWordsEventAndDepartment() {
        var citizen = rig.client();
        var shop = citizen.get("/?event=open-shop").body();
        assertThat(shop).contains("食品经营许可（首次申请）", "公共场所卫生许可").doesNotContain("结婚登记（");
        assertThat(citizen.get("/?event=marriage-birth").body())
                .contains("结婚登记", "出生登记")
                .doesNotContain("公共场所卫生");
        assertThat(citizen.get("/?q=" + HallClient.encode("驾驶证 遗失")).body())
                .contains("机动车驾驶证换证")
                .doesNotContain("居住证申领");
        assertThat(citizen.get("/?q=" + HallClient.encode("单独的餐馆")).body()).contains("没有找到");
        assertThat(citizen.get("/?event=open-shop&department=11330100MB1A01231F")
                        .body())
                .contains("公共场所卫生许可")
                .doesNotContain("食品经营许可（首次申请）");
        assertThat(citizen.get("/?event=nonsense").body()).contains("结婚登记", "食品经营许可");
        assertThat(citizen.get(DRIVING).body()).contains("常见问题", "电子驾驶证", "工本费 10 元", "道路交通安全法", "视填写情况");
    }

    @Test
    void answersDecideWhichQuestionsAreAsked() {
        var citizen = rig.client();
        var page = citizen.get(DRIVING + "/apply");
        var asked = citizen.post(
                        DRIVING + "/check", page, Map.of("f/licence/reason", "lost", "f/licence/delivery", "post"))
                .json();
        assertThat(asked.path("problems").propertyNames())
                .contains("/licence/lostOn", "/licence/postAddress", "/applicant/name")
                .doesNotContain("/licence/ends", "/licence/reason");
        assertThat(asked.path("problems").path("/licence/lostOn").asString()).isEqualTo("请填写此项");
        assertThat(asked.path("documents").valueStream().map(node -> node.asString()))
                .containsExactlyInAnyOrder("id-card", "photo");
    }

    @Test
    void scriptsTravelCompressed() {
        var citizen = rig.client();
        var script = citizen.getCompressed("/assets/form/form.js");
        assertThat(script.status()).isEqualTo(200);
        assertThat(script.headers()).containsEntry("content-encoding", "gzip").containsKey("cache-control");
        assertThat(citizen.get("/assets/form/form.js").headers()).doesNotContainKey("content-encoding");
        assertThat(citizen.get("/assets/form/nothing.js").status()).isEqualTo(404);
    }

    @Test
    void aLongFormIsFilledStepByStepLostFoundAndFiled() throws SQLException {
        var citizen = rig.client();
        var first = citizen.get(DRIVING + "/apply");
        assertThat(first.body()).contains("第 1 步，共 3 步", "姓名").doesNotContain("档案编号");
        var wrong = citizen.post(DRIVING + "/apply", first, person(first.key(), "11010519491231002Y"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("格式不对");
        assertThat(wrong.answer("/applicant/name")).isEqualTo("赵铁柱");
        assertThat(wrong.form().path("problems").propertyNames()).containsExactly("/applicant/idNumber");
        var begun = citizen.post(DRIVING + "/apply", first, person(first.key(), "11010519491231002X"));
        assertThat(begun.location()).startsWith("/drafts/").contains("step=2");
        var code = begun.location().replaceAll("/drafts/([A-Z0-9-]+)\\?.*", "$1");

        var elsewhere = rig.client(); // another browser, without a cookie, with the code in small letters
        assertThat(elsewhere
                        .get("/drafts?code=" + code.toLowerCase(Locale.ROOT))
                        .location())
                .isEqualTo("/drafts/" + code);
        var second = elsewhere.get("/drafts/" + code + "?step=2");
        assertThat(second.body()).contains("第 2 步，共 3 步", "档案编号", code);
        var more = elsewhere.post("/drafts/" + code, second, licence("lost", Map.of()));
        assertThat(more.status()).isEqualTo(422);
        assertThat(more.form().path("problems").propertyNames()).contains("/licence/lostOn");
        var third = elsewhere.post("/drafts/" + code, more, licence("lost", LOST));
        assertThat(third.location()).endsWith("step=3");
        var review = elsewhere.get(third.location());
        assertThat(review.body()).contains("赵铁柱", "2026-11-01", "遗失补证", "document.photo");

        filesOnceFrom(elsewhere, code, review);
        assertThat(citizen.get("/drafts/" + code).location()).contains("/progress/MC", "note=again");
        assertThat(rig.count("SELECT COUNT(*) FROM hall_case WHERE applicant = '赵铁柱'"))
                .isOne();
        assertThat(rig.count("SELECT COUNT(*) FROM draft WHERE code_hash = '" + code + "'"))
                .isZero();
    }

    private static void filesOnceFrom(HallClient citizen, String code, Reply review) {
        var fields = Map.of("_csrf", review.csrf(), "key", review.key(), "step", "3", "go", "send");
        var missing = citizen.upload("/drafts/" + code, fields, List.of(FilePart.png("id-card", "a.png")));
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.body()).contains("请上传此材料");
        var files = List.of(FilePart.png("id-card", "a.png"), FilePart.png("photo", "b.png"));
        var filed = citizen.upload("/drafts/" + code, fields, files);
        assertThat(filed.location()).contains("/progress/MC", "note=new");
        assertThat(citizen.upload("/drafts/" + code, fields, files).location())
                .isEqualTo(filed.location().replace("note=new", "note=again"));
    }

    @Test
    void aShortFormIsSavedHalfWayEvenIfItIsWrong() {
        var citizen = rig.client();
        var page = citizen.get(SENIOR);
        assertThat(page.body().split("type=\"submit\"", -1)).hasSize(3); // send and save
        var half = new HashMap<>(Map.of("_csrf", page.csrf(), "key", page.key(), "f/card/age", "12"));
        half.put("f/applicant/name", "周桂英");
        var saved = citizen.upload("/items/" + SeniorCard.ITEM + "/drafts", half, List.of());
        assertThat(saved.location()).contains("/drafts/", "note=saved");
        assertThat(citizen.get(saved.location()).body()).contains("请记下");
        assertThat(citizen.get(saved.location()).answer("/applicant/name")).isEqualTo("周桂英");
        assertThat(citizen.get(saved.location()).answer("/card/age")).isEqualTo("12");
        assertThat(citizen.get("/drafts?code=ABCD-EFGH-JKMN").body()).contains("没有找到这份草稿");
        assertThat(citizen.get("/drafts/ABCD-EFGH-JKMN").status()).isEqualTo(404);
    }

    @Test
    void anEarlierCaseFillsInWhatIsTheSameOnlyWithConsent() {
        var citizen = rig.client();
        var earlier = citizen.postJson("/api/cases", "earlier-0001", SeniorCard.json())
                .json();
        var named = new HashMap<>(Map.of("receipt", earlier.path("receipt").asString()));
        named.put("query", earlier.path("queryCode").asString());
        var page = citizen.get(DRIVING + "/prefill");
        assertThat(citizen.post(DRIVING + "/prefill", page, named).body()).contains("请先勾选同意");
        named.put("consent", "true");
        var wrong = new HashMap<>(named);
        wrong.put("query", "WRONG222");
        assertThat(citizen.post(DRIVING + "/prefill", page, wrong).body()).contains("没有找到该办件");
        var draft = citizen.post(DRIVING + "/prefill", page, named).location().replaceAll("\\?.*", "");
        assertThat(citizen.get(draft).body()).contains(named.get("receipt") + "：姓名");
        assertThat(citizen.get(draft).answer("/applicant/idNumber")).isEqualTo("11010519491231002X");

        var who = new HashMap<>(person("", "11010519491231002X"));
        who.put("f/applicant/name", "钱多多");
        who.put("go", "next");
        citizen.post(draft, citizen.get(draft), who);
        citizen.post(draft, citizen.get(draft + "?step=2"), licence("lost", LOST));
        var review = citizen.get(draft + "?step=3");
        var files = List.of(FilePart.png("id-card", "a.png"), FilePart.png("photo", "b.png"));
        var filed = citizen.upload(draft, Map.of("_csrf", review.csrf(), "key", review.key(), "step", "3"), files);
        assertThat(citizen.get(filed.location()).body())
                .contains("经申请人同意，取自以前的办件", named.get("receipt") + "：姓名、公民身份号码、手机号码");
    }

    @Test
    void malwareIsRefusedByNameAndLeavesNothing() throws SQLException {
        var citizen = rig.client();
        long cases = rig.count("SELECT COUNT(*) FROM hall_case");
        int files = rig.uploads().size();
        var page = citizen.get(SENIOR);
        var virus = new FilePart("id-card", "证件.pdf", "%PDF-1.7 " + FakeClamd.EICAR);
        var refused = citizen.upload(SENIOR, SeniorCard.fields(page.key(), page.csrf()), List.of(virus));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("恶意程序（Eicar-Signature）", "证件.pdf");
        assertThat(refused.answer("/applicant/name")).isEqualTo("王建国");
        assertThat(rig.count("SELECT COUNT(*) FROM hall_case")).isEqualTo(cases);
        assertThat(rig.uploads()).hasSize(files);
        var clean = citizen.upload(SENIOR, SeniorCard.fields(page.key(), page.csrf()), SeniorCard.FILES);
        var receipt = clean.location().replaceAll("/progress/([^?]+)\\?.*", "$1");
        assertThat(new Office(rig).clerk().get("/clerk/cases/" + receipt).body())
                .contains("已查毒")
                .doesNotContain("未查毒");
    }

    @Test
    void threeItemsAreFiledFromOneForm() throws SQLException {
        BundleChecks.threeItemsAreFiledFromOneForm(rig);
    }

    @Test
    void eightAtOnceMakeOneBundle() throws Exception {
        BundleChecks.eightAtOnceMakeOneBundle(rig);
    }

    @Test
    void aResultDocumentIsSignedAndAnyChangeIsFound() {
        ResultChecks.aResultDocumentIsSignedAndAnyChangeIsFound(rig);
    }

    @Test
    void aBadRatingNeedsAReasonAndIsAnswered() throws SQLException {
        RatingChecks.aBadRatingNeedsAReasonAndIsAnswered(rig);
    }

    private static Map<String, String> person(String key, String id) {
        return Map.of(
                "key",
                key,
                "step",
                "1",
                "f/applicant/name",
                "赵铁柱",
                "f/applicant/idNumber",
                id,
                "f/applicant/mobile",
                "13800138000");
    }

    private static Map<String, String> licence(String reason, Map<String, String> more) {
        var fields = new HashMap<>(
                Map.of("step", "2", "go", "next", "f/licence/file", "330100123456", "f/licence/class", "C1"));
        fields.put("f/licence/reason", reason);
        fields.put("f/licence/delivery", "window");
        fields.putAll(more);
        return fields;
    }
}
