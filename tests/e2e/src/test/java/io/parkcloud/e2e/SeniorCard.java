package io.parkcloud.e2e;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** An application for the senior privilege card, one of the hall's items. */
final class SeniorCard {

    static final String ITEM = "11330100MB1A01119G3332011007000";
    static final String APPLY = "/items/" + ITEM + "/apply";

    private SeniorCard() {}

    /** @param applicant a name of Chinese characters */
    static Map<String, String> fields(String applicant) {
        var fields = new HashMap<String, String>();
        fields.put("f/applicant/name", applicant);
        fields.put("f/applicant/idNumber", "11010519491231002X");
        fields.put("f/applicant/mobile", "13800138000");
        fields.put("f/card/age", "76");
        fields.put("f/card/household", "local");
        fields.put("f/card/address", "明城市中山路一号");
        fields.put("f/card/pickup", "post");
        return fields;
    }

    /** Something that begins like a picture; the text is found again in what the clerk downloads. */
    static byte[] picture(String text) {
        return ("\u0089PNG\r\n\u001a\n" + text).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** @return path of the progress page, with the receipt number and its code */
    static String file(HallVisitor citizen, String applicant) {
        var page = citizen.get(APPLY).must(200);
        var answer = citizen.upload(APPLY, page, fields(applicant), Map.of("id-card", picture("of " + applicant)));
        return answer.redirected().location();
    }

    static String receipt(String progressPage) {
        return progressPage.replaceAll(".*/progress/([^?]+)\\?.*", "$1");
    }

    static String code(String progressPage) {
        return progressPage.replaceAll(".*code=([^&]+).*", "$1");
    }
}
