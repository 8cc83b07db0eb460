package io.parkcloud.hall.item;

import io.parkcloud.hall.form.ChineseNumbers;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Implementation code of a service item after GB/T 39554.1, 31 characters: the unified social credit code of the body that
 * exercises it (18), the level of exercise (1, from 1 for the state to 6 for a village), and the basic code (12): region of
 * the list it comes from (2), kind of power (2), main item (5), sub-item (3).
 *
 * @param text the code
 */
public record ItemCode(String text) {
    private static final Pattern SHAPE = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{18}[1-6]\\d{12}");
    private static final Map<String, String> KINDS = Map.of(
            "01", "行政许可", "04", "行政征收", "05", "行政给付", "06", "行政检查", "07", "行政确认", "08", "行政奖励", "09", "行政裁决", "10",
            "其他行政权力", "20", "公共服务");

    public ItemCode {
        if (!SHAPE.matcher(text).matches() || !KINDS.containsKey(text.substring(21, 23))) {
            throw new IllegalArgumentException(
                    "a service item code has 31 characters: credit code, level 1 to 6, and 12"
                            + " digits with a known kind of power at the third; was '" + text + "'");
        }
        if (!ChineseNumbers.isCreditCode(text.substring(0, 18))) {
            throw new IllegalArgumentException("the first 18 characters of '" + text
                    + "' are no unified social credit code: its check digit is wrong");
        }
    }

    /** Credit code of the department. */
    public String department() {
        return text.substring(0, 18);
    }

    /** Kind of power, in the standard's words. */
    public String kind() {
        return KINDS.getOrDefault(text.substring(21, 23), "");
    }
}
