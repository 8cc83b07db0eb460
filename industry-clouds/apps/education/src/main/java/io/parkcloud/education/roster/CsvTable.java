package io.parkcloud.education.roster;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.parkcloud.education.roster.Finding.Code;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** One CSV file: its header, then row after row (RFC 4180, in UTF-8). */
final class CsvTable {
    private final String file;
    private final Findings findings;
    private final Map<String, Integer> columns = new HashMap<>();
    private int width;

    private CsvTable(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** What takes the rows. */
    interface Rows {
        /** One row. @param cells by column, without white space around them; empty ones are not there */
        void take(long line, Map<String, String> cells);
    }

    /**
     * Reads a file.
     *
     * @param needed columns that the header must have
     * @param known columns that it may have; others but those of extensions ({@code metadata.…}) are mistakes
     */
    static void read(
            RosterArchive archive, String file, Findings findings, List<String> needed, Set<String> known, Rows rows) {
        var table = new CsvTable(file, findings);
        long line = 1;
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (var csv = CsvReader.builder()
                        .skipEmptyLines(true)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .ofCsvRecord(new InputStreamReader(archive.read(file), decoder));
                var records = csv.iterator()) {
            if (!records.hasNext()) {
                findings.add(Code.COLUMN_MISSING, file, 1, String.join(",", needed), "");
                return;
            }
            if (!table.header(records.next(), needed, known)) {
                return;
            }
            while (records.hasNext()) {
                var found = records.next();
                line = found.getStartingLineNumber();
                table.row(found, rows);
            }
        } catch (CsvParseException e) {
            table.tell(e.getCause() instanceof IOException io ? io : new IOException(e.getMessage()), line + 1);
        } catch (UncheckedIOException e) {
            table.tell(Objects.requireNonNullElse(e.getCause(), new IOException(e)), line);
        } catch (IOException e) {
            table.tell(e, line);
        }
    }

    private void tell(IOException e, long line) {
        var code = e instanceof CharacterCodingException
                ? Code.FILE_NOT_UTF8
                : e instanceof RosterArchive.TooLarge ? Code.ARCHIVE_TOO_LARGE : Code.FILE_MALFORMED;
        findings.add(code, file, line, "", String.valueOf(e.getMessage()));
    }

    private boolean header(CsvRecord header, List<String> needed, Set<String> known) {
        boolean right = true;
        width = header.getFieldCount();
        for (int i = 0; i < width; i++) {
            var raw = header.getField(i);
            var name = (i == 0 && raw.startsWith("\uFEFF") ? raw.substring(1) : raw).strip();
            if (columns.putIfAbsent(name, i) != null) {
                findings.add(Code.COLUMN_TWICE, file, 1, name, "");
                right = false;
            } else if (!known.contains(name) && !name.startsWith("metadata.")) {
                findings.add(Code.COLUMN_UNKNOWN, file, 1, name, "");
                right = false;
            }
        }
        var missing = new HashSet<>(needed);
        missing.removeAll(columns.keySet());
        for (var column : needed) {
            if (missing.contains(column)) {
                findings.add(Code.COLUMN_MISSING, file, 1, column, "");
                right = false;
            }
        }
        return right;
    }

    private void row(CsvRecord found, Rows rows) {
        if (found.getFieldCount() == 1 && found.getField(0).isBlank()) {
            return;
        }
        if (found.getFieldCount() != width) {
            findings.add(
                    Code.ROW_WIDTH, file, found.getStartingLineNumber(), "", found.getFieldCount() + "", width + "");
            return;
        }
        var cells = new HashMap<String, String>();
        columns.forEach((column, at) -> {
            var cell = found.getField(at).strip();
            if (!cell.isEmpty()) {
                cells.put(column, cell);
            }
        });
        rows.take(found.getStartingLineNumber(), cells);
    }
}
