package io.parkcloud.hall.casework;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A receipt number such as {@code MC20261121-000123-7}: prefix, day, number within the day, check digit. The digit is that of
 * ISO/IEC 7064 MOD 11,10 over the 14 digits before it, which finds every single wrong digit and nearly every pair swapped.
 *
 * @param text the number as printed
 */
public record ReceiptNumber(String text) {
    private static final Pattern SHAPE = Pattern.compile("[A-Z]{2,4}(\\d{8})-(\\d{6,9})-(\\d)");

    public ReceiptNumber {
        if (!isValid(text)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a receipt number; it looks like MC20261121-000123-7");
        }
    }

    public static ReceiptNumber of(String prefix, LocalDate day, long number) {
        var date = day.format(DateTimeFormatter.BASIC_ISO_DATE);
        var digits = String.format(Locale.ROOT, "%06d", number);
        return new ReceiptNumber(prefix + date + "-" + digits + "-" + checkDigit(date + digits));
    }

    /** Whether a text has the shape of a receipt number and its check digit is right. */
    public static boolean isValid(String text) {
        var match = SHAPE.matcher(text);
        return match.matches()
                && checkDigit(match.group(1) + match.group(2)) == match.group(3).charAt(0) - '0';
    }

    /** What a person typed, without spaces and in capitals, so that a copied number is found. */
    public static String tidy(String typed) {
        return typed.replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
    }

    private static int checkDigit(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length(); i++) {
            int sum = (product + digits.charAt(i) - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10;
    }
}
