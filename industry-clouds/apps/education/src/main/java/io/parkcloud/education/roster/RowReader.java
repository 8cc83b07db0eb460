package io.parkcloud.education.roster;

import io.parkcloud.education.roster.Finding.Code;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the rows of one file and looks at each by itself: what it refers to is looked up later, when all files are read. */
final class RowReader {
    static final List<String> FIRST = List.of("sourcedId", "status", "dateLastModified");

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private final RosterFile file;
    private final String name;
    private final boolean bulk;
    private final Findings findings;
    private final List<RosterRow> rows = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private RowReader(RosterFile file, boolean bulk, Findings findings) {
        this.file = file;
        this.name = file.csv() + ".csv";
        this.bulk = bulk;
        this.findings = findings;
    }

    static List<RosterRow> read(RosterArchive archive, RosterFile file, boolean bulk, Findings findings) {
        var reader = new RowReader(file, bulk, findings);
        var known = new HashSet<>(FIRST);
        var needed = new ArrayList<>(bulk ? List.of("sourcedId") : FIRST);
        for (var column : file.columns()) {
            known.add(column.name());
            if (column.needed()) {
                needed.add(column.name());
            }
        }
        CsvTable.read(archive, reader.name, findings, needed, known, reader::take);
        return reader.rows;
    }

    private void take(long line, Map<String, String> cells) {
        var id = cells.getOrDefault("sourcedId", "");
        if (!isId(id)) {
            findings.add(id.isEmpty() ? Code.VALUE_MISSING : Code.ID_INVALID, name, line, "sourcedId", id);
            return;
        }
        if (!ids.add(id)) {
            findings.add(Code.ID_TWICE, name, line, "sourcedId", id);
            return;
        }
        boolean deleted = deleted(line, cells.getOrDefault("status", ""));
        var modified = modified(line, cells.getOrDefault("dateLastModified", ""));
        var kept = new HashMap<String, String>();
        for (var column : file.kept()) {
            var cell = cells.getOrDefault(column.name(), "");
            // What is to be deleted needs no more than its id.
            if (cell.isEmpty() ? column.needed() && !deleted : !right(column, cell, line)) {
                if (cell.isEmpty()) {
                    findings.add(Code.VALUE_MISSING, name, line, column.name(), "");
                }
            } else if (!cell.isEmpty()) {
                // Without the white space, so that the database can look into it.
                boolean ids = column.cell() == Column.Cell.REFERENCES;
                kept.put(column.name(), ids ? String.join(",", RosterRow.split(cell)) : cell);
            }
        }
        order(line, kept, "startDate");
        order(line, kept, "beginDate");
        rows.add(new RosterRow(id, line, deleted, modified, kept));
    }

    static boolean isId(String text) {
        return text.matches("[!-+\\--~]{1,255}");
    }

    private boolean deleted(long line, String status) {
        if (!status.isEmpty() && !status.equals("active") && !status.equals("tobedeleted")) {
            findings.add(Code.WORD_UNKNOWN, name, line, "status", status, "active, tobedeleted");
        } else if (bulk && status.equals("tobedeleted")) {
            findings.add(Code.STATUS_NOT_IN_BULK, name, line, "status", status);
        } else if (!bulk && status.isEmpty()) {
            findings.add(Code.VALUE_MISSING, name, line, "status", "", "active, tobedeleted");
        }
        return status.equals("tobedeleted");
    }

    private String modified(long line, String text) {
        if (text.isEmpty()) {
            if (!bulk) {
                findings.add(Code.VALUE_MISSING, name, line, "dateLastModified", "", "2026-01-31T08:00:00.000Z");
            }
            return "";
        }
        var at = Instants.parse(text);
        if (at.isEmpty()) {
            findings.add(Code.INSTANT_INVALID, name, line, "dateLastModified", text, "2026-01-31T08:00:00.000Z");
        }
        return at.orElse("");
    }

    private boolean right(Column column, String cell, long line) {
        if (cell.length() > column.most()) {
            findings.add(Code.VALUE_TOO_LONG, name, line, column.name(), cell, column.most() + "");
            return false;
        }
        var wrong =
                switch (column.cell()) {
                    case DATE -> isDay(cell) ? null : Code.DATE_INVALID;
                    case YEAR -> cell.matches("\\d{4}") ? null : Code.YEAR_INVALID;
                    case WORD -> column.words().contains(cell) ? null : Code.WORD_UNKNOWN;
                    case REFERENCE -> isId(cell) ? null : Code.ID_INVALID;
                    case REFERENCES ->
                        RosterRow.split(cell).stream().allMatch(RowReader::isId) ? null : Code.ID_INVALID;
                    case TEXT, LIST, IGNORED -> null;
                };
        if (wrong != null) {
            findings.add(wrong, name, line, column.name(), cell, String.join(", ", column.words()));
        }
        return wrong == null;
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text, DAY);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void order(long line, Map<String, String> cells, String first) {
        var begin = cells.getOrDefault(first, "");
        var end = cells.getOrDefault("endDate", "");
        if (!begin.isEmpty() && !end.isEmpty() && begin.compareTo(end) > 0) {
            findings.add(Code.DATES_REVERSED, name, line, "endDate", end, first + " " + begin);
        }
    }
}
