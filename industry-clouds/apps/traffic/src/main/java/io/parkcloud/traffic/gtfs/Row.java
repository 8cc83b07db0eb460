package io.parkcloud.traffic.gtfs;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Map;
import java.util.Optional;

/** One row, field by field. A field that cannot be read is told to the findings and makes the row {@link #bad}. */
final class Row {
    /** Stands for a time or number that is not there. */
    static final int NONE = Integer.MIN_VALUE;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final int LAST_HOUR = 240;

    private final String file;
    private final CsvRecord fields;
    private final Map<String, Integer> columns;
    private final Findings findings;
    private boolean bad;

    Row(String file, CsvRecord fields, Map<String, Integer> columns, Findings findings) {
        this.file = file;
        this.fields = fields;
        this.columns = columns;
        this.findings = findings;
    }

    long line() {
        return fields.getStartingLineNumber();
    }

    boolean bad() {
        return bad;
    }

    void tell(FindingCode code, String detail) {
        findings.add(code, file, line(), detail);
        bad |= code.error();
    }

    /** Text without spaces around it; empty if there is no such column. */
    String text(String column) {
        var at = columns.get(column);
        return at == null ? "" : fields.getField(at).strip();
    }

    String required(String column) {
        var text = text(column);
        if (text.isEmpty()) {
            tell(FindingCode.VALUE_MISSING, column + " is empty");
        }
        return text;
    }

    /** A whole number; {@code absent} if the field is empty. */
    int integer(String column, int least, int most, int absent) {
        var text = text(column);
        if (text.isEmpty()) {
            return absent;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
            tell(FindingCode.NUMBER_RANGE, column + " is " + text + ", must be " + least + " to " + most);
        } catch (NumberFormatException e) {
            tell(FindingCode.NUMBER_INVALID, column + " is '" + text + "', must be a whole number");
        }
        return absent;
    }

    int requiredInteger(String column, int least, int most) {
        return required(column).isEmpty() ? least : integer(column, least, most, least);
    }

    /** Degrees; not a number if the field is empty. */
    double degrees(String column, double limit) {
        var text = text(column);
        if (text.isEmpty()) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(text);
            if (Math.abs(value) <= limit) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        tell(FindingCode.COORDINATE_INVALID, column + " is '" + text + "', must be degrees within ±" + (int) limit);
        return Double.NaN;
    }

    /** Seconds after the service day's beginning, which may be past 24:00:00; {@link #NONE} if the field is empty. */
    int time(String column) {
        var text = text(column);
        if (text.isEmpty()) {
            return NONE;
        }
        int first = text.indexOf(':');
        int second = first + 3;
        if (first >= 1 && first <= 3 && text.length() == first + 6 && text.charAt(second) == ':') {
            int hours = digits(text, 0, first);
            int minutes = digits(text, first + 1, second);
            int seconds = digits(text, second + 1, text.length());
            if (hours >= 0 && hours < LAST_HOUR && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 60) {
                return (hours * 60 + minutes) * 60 + seconds;
            }
        }
        tell(FindingCode.TIME_INVALID, column + " is '" + text + "', must be HH:MM:SS before " + LAST_HOUR + ":00:00");
        return NONE;
    }

    int requiredTime(String column) {
        return required(column).isEmpty() ? NONE : time(column);
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    Optional<LocalDate> date(String column) {
        var text = text(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text, DATE));
        } catch (DateTimeException e) {
            tell(FindingCode.DATE_INVALID, column + " is '" + text + "', must be a day as YYYYMMDD");
            return Optional.empty();
        }
    }

    Optional<LocalDate> requiredDate(String column) {
        return required(column).isEmpty() ? Optional.empty() : date(column);
    }

    Optional<ZoneId> zone(String column) {
        var text = required(column);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            tell(FindingCode.ZONE_INVALID, column + " is '" + text + "', must be a name such as Asia/Shanghai");
            return Optional.empty();
        }
    }

    /** Six hexadecimal digits; the given ones if there are none or wrong ones. */
    String color(String column, String absent) {
        var text = text(column);
        if (text.isEmpty() || text.matches("[0-9A-Fa-f]{6}")) {
            return text.isEmpty() ? absent : text;
        }
        tell(FindingCode.COLOR_INVALID, column + " is '" + text + "', must be six hexadecimal digits");
        return absent;
    }
}
