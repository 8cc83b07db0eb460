package io.parkcloud.hall.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Check characters of the two numbers every Chinese form asks for. */
public final class ChineseNumbers {
    private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String ID_CHECKS = "10X98765432";
    private static final String CREDIT_DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private ChineseNumbers() {}

    /** GB 11643: a birth date inside, ISO 7064 MOD 11-2 at the end. */
    static boolean isResidentId(String id) {
        if (!id.matches("\\d{17}[\\dX]")) {
            return false;
        }
        try {
            LocalDate.parse(id.substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < ID_WEIGHTS.length; i++) {
            sum += (id.charAt(i) - '0') * ID_WEIGHTS[i];
        }
        return ID_CHECKS.charAt(sum % 11) == id.charAt(17);
    }

    /** GB 32100: weights are powers of 3 modulo 31 over an alphabet of 31 characters. */
    public static boolean isCreditCode(String code) {
        if (code.length() != 18) {
            return false;
        }
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            int digit = CREDIT_DIGITS.indexOf(code.charAt(i));
            if (digit < 0) {
                return false;
            }
            sum += digit * weight;
            weight = weight * 3 % 31;
        }
        return CREDIT_DIGITS.charAt((31 - sum % 31) % 31) == code.charAt(17);
    }
}
