package io.parkcloud.hall.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;

/** How a decided case is rated, and a bad rating answered. */
final class RatingChecks {

    private RatingChecks() {}

    static void aBadRatingNeedsAReasonAndIsAnswered(HallRig rig) throws SQLException {
        var citizen = rig.client();
        var reply =
                citizen.postJson("/api/cases", "rating-0001", SeniorCard.json()).json();
        var receipt = reply.path("receipt").asString();
        var progress =
                "/progress/" + receipt + "?code=" + reply.path("queryCode").asString();
        var rate = "/progress/" + receipt + "/rating";
        var early = citizen.get(rate + progress.substring(progress.indexOf('?')));
        assertThat(early.status()).as("not decided yet").isEqualTo(302);
        var office = new Office(rig);
        office.approve(receipt);

        var page = citizen.get(rate + progress.substring(progress.indexOf('?')));
        var code = reply.path("queryCode").asString();
        assertThat(page.body()).contains("非常满意", "非常不满意");
        assertThat(citizen.post(rate, page, Map.of("code", code)).body()).contains("请选择满意程度");
        var unreasoned = citizen.post(rate, page, Map.of("code", code, "grade", "VERY_BAD"));
        assertThat(unreasoned.status()).isEqualTo(422);
        assertThat(unreasoned.body()).contains("至少选择一个不满意的原因");
        var bad = Map.of("code", code, "grade", "VERY_BAD", "complaint", "SLOW", "remark", "等了三周");
        assertThat(citizen.post(rate, page, bad).location()).endsWith("note=rated");
        assertThat(citizen.post(rate, page, Map.of("code", code, "grade", "GOOD"))
                        .status())
                .isEqualTo(409);
        assertThat(citizen.post(rate, page, Map.of("code", "WRONG222", "grade", "GOOD"))
                        .status())
                .isEqualTo(404);
        assertThat(citizen.get(progress).body()).contains("您的评价", "等了三周", "部门将在");
        isAnswered(office, receipt);
        assertThat(citizen.get(progress).body()).contains("部门答复", "已增派人手").doesNotContain("再答一次");
        assertThat(rig.count("SELECT COUNT(*) FROM case_rating WHERE receipt = '" + receipt + "'"))
                .isOne();
    }

    private static void isAnswered(Office office, String receipt) {
        assertThat(office.clerk().get("/clerk").body()).contains("有 1 条差评待答复");
        var desk = office.clerk().get("/clerk/ratings");
        assertThat(desk.body()).contains(receipt, "等了三周", "办得太慢", "应答复");
        var answer = "/clerk/ratings/" + receipt + "/reply";
        assertThat(office.clerk().post(answer, desk, Map.of("reply", " ")).status())
                .isEqualTo(422);
        assertThat(office.clerk().post(answer, desk, Map.of("reply", "已增派人手")).status())
                .isEqualTo(302);
        assertThat(office.clerk().post(answer, desk, Map.of("reply", "再答一次")).status())
                .isEqualTo(409);
        assertThat(office.clerk().get("/clerk").body()).doesNotContain("条差评待答复");
    }
}
