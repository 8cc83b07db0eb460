package io.parkcloud.hall.it;

import io.parkcloud.hall.it.HallClient.FilePart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An application for all that opening a guesthouse with a restaurant needs, as the one form sends it. */
final class Guesthouse {
    static final String BUNDLE = "/bundles/open-guesthouse";
    static final List<FilePart> FILES = List.of(
            FilePart.png("m0-id-card", "身份证.png"),
            FilePart.png("m0-premises", "租约.png"),
            FilePart.png("m1-layout", "布局.png"),
            new FilePart("m1-safety-rules", "制度.pdf", "%PDF-1.7 rules"),
            new FilePart("m2-test-report", "检测.pdf", "%PDF-1.7 report"),
            FilePart.png("m2-layout", "平面.png"),
            new FilePart("m2-rules", "卫生.pdf", "%PDF-1.7 hygiene"));

    private Guesthouse() {}

    static Map<String, String> fields(String key, String csrf) {
        var fields = new HashMap<String, String>();
        fields.put("_csrf", csrf);
        fields.put("key", key);
        fields.put("f/m0-applicant/name", "孙二娘");
        fields.put("f/m0-applicant/idNumber", "11010519491231002X");
        fields.put("f/m0-applicant/mobile", "13800138000");
        fields.put("f/m0-business/tradeName", "明城市十字坡客栈");
        fields.put("f/m0-business/form", "individual");
        fields.put("f/m0-business/scope", "住宿；餐饮服务");
        fields.put("f/m0-business/address", "明城市十字坡一号");
        fields.put("f/m0-business/staff", "5");
        fields.put("f/m1-business/floorArea", "120");
        fields.put("f/m1-business/openingDate", "2027-01-01");
        fields.put("f/m1-business/seats", "40");
        fields.put("f/m2-place/rooms", "12");
        fields.put("f/m2-place/linen", "outside");
        fields.put("seen", "/m2-place/airTest");
        return fields;
    }
}
