package io.parkcloud.hall.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.hall.it.HallClient.Reply;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Three items of two departments from one form. */
final class BundleChecks {

    private BundleChecks() {}

    static void threeItemsAreFiledFromOneForm(HallRig rig) throws SQLException {
        var citizen = rig.client();
        assertThat(citizen.get("/?event=open-shop").body()).contains("开饭店一件事");
        assertThat(citizen.get(Guesthouse.BUNDLE).body())
                .contains("市场监督管理局", "卫生健康委员会")
                .doesNotContain("营业执照复印件");
        var first = citizen.get(Guesthouse.BUNDLE + "/apply");
        assertThat(first.body()).contains("第 1 步，共 5 步");
        var wrong = Guesthouse.fields(first.key(), first.csrf());
        wrong.remove("f/m1-business/seats");
        wrong.put("f/m0-business/tradeName", "短名");
        var refused = citizen.upload(Guesthouse.BUNDLE + "/apply", wrong, Guesthouse.FILES);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("有 2 处需要修改");
        assertThat(refused.body()).containsOnlyOnce("明城市十字坡一号");

        var fields = Guesthouse.fields(first.key(), first.csrf());
        var filed = citizen.upload(Guesthouse.BUNDLE + "/apply", fields, Guesthouse.FILES);
        assertThat(filed.location()).as(filed.body()).startsWith("/together/MC").endsWith("note=new");
        assertThat(citizen.upload(Guesthouse.BUNDLE + "/apply", fields, Guesthouse.FILES)
                        .location())
                .isEqualTo(filed.location().replace("note=new", "note=again"));
        var page = citizen.get(filed.location()).body();
        assertThat(page).contains("个体工商户设立登记", "食品经营许可（首次申请）", "公共场所卫生许可（新办）", "已办结 0 项，共 3 项");
        var receipt = filed.location().replaceAll("/together/([^?]+)\\?.*", "$1");
        var code = filed.location().replaceAll(".*code=([^&]+).*", "$1");
        assertThat(citizen.get("/progress?receipt=" + receipt + "&code=" + code).location())
                .startsWith("/together/" + receipt);
        assertThat(citizen.get("/together/" + receipt + "?code=WRONG222").status())
                .isEqualTo(404);
        assertThat(citizen.get(link(page, 2)).body()).contains("明城市十字坡客栈", "检测.pdf");
        theClerkSeesWholeForms(rig, page);
        assertThat(rig.count("SELECT COUNT(*) FROM bundle_case WHERE bundle_receipt = '" + receipt + "'"))
                .isEqualTo(3);
    }

    static void eightAtOnceMakeOneBundle(HallRig rig) throws SQLException, InterruptedException, ExecutionException {
        long before = rig.count("SELECT COUNT(*) FROM hall_case");
        var citizen = rig.client();
        var page = citizen.get(Guesthouse.BUNDLE + "/apply");
        var tasks = new ArrayList<Callable<Reply>>();
        for (int i = 0; i < 8; i++) {
            var fields = Guesthouse.fields(page.key(), page.csrf());
            tasks.add(() -> citizen.upload(Guesthouse.BUNDLE + "/apply", fields, Guesthouse.FILES));
        }
        var receipts = new HashSet<String>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var future : threads.invokeAll(tasks)) {
                receipts.add(future.get().location().replaceAll("&note=.*", ""));
            }
        }
        assertThat(receipts).hasSize(1);
        assertThat(rig.count("SELECT COUNT(*) FROM hall_case")).isEqualTo(before + 3);
    }

    private static void theClerkSeesWholeForms(HallRig rig, String page) {
        var clerk = new Office(rig).clerk();
        var food = clerk.get("/clerk/cases/" + receipt(page, 1)).body();
        assertThat(food).contains("明城市十字坡客栈", "正在一并办理", "餐饮服务经营者", "明城市十字坡一号", "40", "制度.pdf");
        var hygiene = clerk.get("/clerk/cases/" + receipt(page, 2)).body();
        assertThat(hygiene).contains("明城市十字坡客栈", "120", "12", "委托外洗").doesNotContain("制度.pdf");
    }

    private static String receipt(String page, int member) {
        return link(page, member).replaceAll("/progress/([^?]+)\\?.*", "$1");
    }

    private static String link(String page, int member) {
        return List.of(page.split("class=\"card\" href=\""))
                .get(member + 1)
                .replaceAll("(?s)\".*", "")
                .replace("&amp;", "&");
    }
}
