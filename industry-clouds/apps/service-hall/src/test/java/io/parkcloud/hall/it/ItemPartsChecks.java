package io.parkcloud.hall.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

/** How an item's administrator changes which documents it needs and which events in life it belongs to. */
final class ItemPartsChecks {
    private static final String HARDSHIP = "11330100MB1A0114313330714016000";
    private static final String EDIT = "/clerk/admin/items/" + HARDSHIP;
    private static final String CHECK = "/items/" + HARDSHIP + "/check";

    private final HallClient admin;
    private final HallClient citizen;

    private ItemPartsChecks(HallRig rig, HallClient admin) {
        this.admin = admin;
        this.citizen = rig.client();
    }

    static void documentsAreAddedChangedAndRemoved(HallRig rig, HallClient admin) {
        new ItemPartsChecks(rig, admin).documents();
    }

    static void anItemIsFoundByTheEventsItIsGiven(HallRig rig, HallClient admin) {
        new ItemPartsChecks(rig, admin).events();
    }

    private void documents() {
        var photo = Map.of("key", "photo", "name-zh", "近期照片", "name-en", "A photo", "types", "JPEG,PNG");
        assertThat(status("/documents", photo, Map.of("key", "Photo!"))).isEqualTo(422);
        assertThat(status("/documents", photo, Map.of("name-en", " "))).isEqualTo(422);
        assertThat(status("/documents", photo, Map.of("types", ""))).isEqualTo(422);
        assertThat(status("/documents", photo, Map.of("when", "/hardship/category=rich")))
                .isEqualTo(422);
        assertThat(status("/documents", photo, Map.of("when", "/hardship/category=disabled")))
                .isEqualTo(302);
        assertThat(admin.get(EDIT).body()).contains("近期照片", "困难类别：残疾人员");
        assertThat(asked("disabled")).contains("\"photo\"");
        assertThat(asked("longterm")).doesNotContain("\"photo\"");

        var always = Map.of("name-zh", "一寸照片", "required", "true");
        assertThat(status("/documents", photo, always)).isEqualTo(302);
        assertThat(citizen.get("/items/" + HARDSHIP).body()).contains("一寸照片").doesNotContain("近期照片");
        assertThat(asked("longterm")).contains("\"photo\"");
        assertThat(status("/documents/photo/remove", Map.of(), Map.of())).isEqualTo(302);
        assertThat(status("/documents/photo/remove", Map.of(), Map.of())).isEqualTo(422);
        assertThat(citizen.get("/items/" + HARDSHIP).body()).doesNotContain("一寸照片");
        assertThat(admin.get("/clerk/admin/log").body())
                .contains("document added: photo", "document changed: photo", "document removed: photo");
    }

    private void events() {
        assertThat(citizen.get("/?event=travel").body()).doesNotContain("就业困难人员认定");
        assertThat(status("/events", Map.of(), Map.of("events", "WORK,TRAVEL"))).isEqualTo(302);
        assertThat(citizen.get("/?event=travel").body()).contains("就业困难人员认定");
        assertThat(status("/events", Map.of(), Map.of("events", "WORK,HARDSHIP")))
                .isEqualTo(302);
        assertThat(citizen.get("/?event=travel").body()).doesNotContain("就业困难人员认定");
    }

    private String asked(String category) {
        var page = citizen.get("/items/" + HARDSHIP + "/apply");
        return citizen.post(CHECK, page, Map.of("f/hardship/category", category))
                .json()
                .path("documents")
                .toString();
    }

    private int status(String where, Map<String, String> fields, Map<String, String> instead) {
        var page = admin.get(EDIT);
        var sent = new HashMap<>(fields);
        sent.putAll(instead);
        sent.put("revision", page.body().replaceAll("(?s).*?name=\"revision\" value=\"(\\d+)\".*", "$1"));
        return admin.post(EDIT + where, page, sent).status();
    }
}
