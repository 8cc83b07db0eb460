package io.parkcloud.hall.it;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An application for the senior privilege card, as a form and as JSON. */
final class SeniorCard {
    static final String ITEM = "11330100MB1A01119G3332011007000";
    static final List<HallClient.FilePart> FILES = List.of(HallClient.FilePart.png("id-card", "身份证.png"));

    private SeniorCard() {}

    static Map<String, String> fields(String key, String csrf) {
        var fields = new HashMap<String, String>();
        fields.put("_csrf", csrf);
        fields.put("key", key);
        fields.put("f/applicant/name", "王建国");
        fields.put("f/applicant/idNumber", "11010519491231002X");
        fields.put("f/applicant/mobile", "13800138000");
        fields.put("f/card/age", "76");
        fields.put("f/card/household", "local");
        fields.put("f/card/address", "明城市中山路一号");
        fields.put("f/card/pickup", "post");
        return fields;
    }

    /** The picture is the eight first bytes of a PNG, in base64. */
    static String json() {
        return """
                {"item": "%s",
                 "form": {"applicant": {"name": "王建国", "idNumber": "11010519491231002X", "mobile": "13800138000"},
                          "card": {"age": 76, "household": "local", "address": "明城市中山路一号", "pickup": "post"}},
                 "attachments": [{"document": "id-card", "fileName": "id.png", "content": "iVBORw0KGgo="}]}
                """.formatted(ITEM);
    }
}
