package io.parkcloud.traffic.gtfs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything found in one feed. All are counted; of one code in one file only the first are kept, for people to read. */
public final class Findings {
    private static final int KEPT = 50;

    private final List<Finding> kept = new ArrayList<>();
    private final Map<String, Integer> perCode = new HashMap<>();
    private long errors;
    private long warnings;

    void add(FindingCode code, String file, long line, String detail) {
        if (code.error()) {
            errors++;
        } else {
            warnings++;
        }
        if (perCode.merge(file + ' ' + code, 1, Integer::sum) <= KEPT) {
            kept.add(new Finding(code, file, line, shortened(detail)));
        }
    }

    /** How many errors there are, also those not kept. */
    public long errors() {
        return errors;
    }

    /** How many warnings there are, also those not kept. */
    public long warnings() {
        return warnings;
    }

    /** Those kept: errors first, then by file and line. */
    public List<Finding> list() {
        return kept.stream()
                .sorted(Comparator.comparing(
                                (Finding finding) -> !finding.code().error())
                        .thenComparing(Finding::file)
                        .thenComparingLong(Finding::line))
                .toList();
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 297) + "...";
    }
}
