package io.parkcloud.traffic.gtfs;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** One text file of a feed: its header, then row after row. */
final class Table {
    private final String file;
    private final Findings findings;
    private final Map<String, Integer> columns = new HashMap<>();

    private Table(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /**
     * Reads a file.
     *
     * @param needed columns without which no row can be read
     */
    static void read(FeedArchive archive, String file, Findings findings, List<String> needed, Consumer<Row> each) {
        var table = new Table(file, findings);
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
                findings.add(FindingCode.FILE_EMPTY, file, 0, "the file has no header");
                return;
            }
            if (!table.header(records.next(), needed)) {
                return;
            }
            while (records.hasNext()) {
                var csvRecord = records.next();
                line = csvRecord.getStartingLineNumber();
                table.row(csvRecord, each);
            }
        } catch (CsvParseException e) {
            findings.add(FindingCode.FILE_MALFORMED, file, line + 1, table.reason(e));
        } catch (UncheckedIOException e) {
            table.tell(Objects.requireNonNullElse(e.getCause(), new IOException(e)), line);
        } catch (IOException e) {
            table.tell(e, line);
        }
    }

    private String reason(CsvParseException e) {
        return "the file cannot be read past this line ("
                + Objects.requireNonNullElse(e.getCause(), e).getMessage()
                + "); look for a quotation mark that is not closed";
    }

    private void tell(IOException e, long line) {
        if (e instanceof CharacterCodingException) {
            findings.add(FindingCode.FILE_NOT_UTF8, file, line, "after this line there are bytes that are not UTF-8");
        } else if (e instanceof FeedArchive.TooLarge) {
            findings.add(FindingCode.FILE_TOO_LARGE, file, line, String.valueOf(e.getMessage()));
        } else {
            findings.add(FindingCode.ARCHIVE_UNREADABLE, file, line, "the archive is damaged (" + e.getMessage() + ")");
        }
    }

    private boolean header(CsvRecord header, List<String> needed) {
        for (int i = 0; i < header.getFieldCount(); i++) {
            var name = header.getField(i);
            if (i == 0 && name.startsWith("\uFEFF")) {
                name = name.substring(1);
            }
            if (columns.putIfAbsent(name.strip(), i) != null && !name.isBlank()) {
                findings.add(FindingCode.COLUMN_TWICE, file, 1, "the column '" + name + "' is there twice");
            }
        }
        boolean complete = true;
        for (var column : needed) {
            if (!columns.containsKey(column)) {
                findings.add(FindingCode.COLUMN_MISSING, file, 1, "the column '" + column + "' is missing");
                complete = false;
            }
        }
        return complete;
    }

    private void row(CsvRecord csvRecord, Consumer<Row> each) {
        int width = csvRecord.getFieldCount();
        if (width == 1 && csvRecord.getField(0).isBlank()) {
            return;
        }
        if (width != columns.size()) {
            findings.add(
                    FindingCode.ROW_WIDTH,
                    file,
                    csvRecord.getStartingLineNumber(),
                    "the row has " + width + " fields, the header " + columns.size());
            return;
        }
        each.accept(new Row(file, csvRecord, columns, findings));
    }
}
