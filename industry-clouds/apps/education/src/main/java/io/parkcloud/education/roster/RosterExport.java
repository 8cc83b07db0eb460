package io.parkcloud.education.roster;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Service;

/**
 * Writes all that is active as a bulk archive of OneRoster 1.2. In it {@code status} and {@code dateLastModified} are empty, as the CSV
 * binding wants it of bulk files ; what was imported and is not kept (passwords, resources) is empty too.
 */
@Service
public final class RosterExport {
    private static final String SOURCE = "parkcloud-education";

    private final RosterStore store;

    RosterExport(RosterStore store) {
        this.store = store;
    }

    /** Writes the archive and leaves the stream open. */
    public void write(OutputStream out, String systemName) throws IOException {
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.putNextEntry(new ZipEntry("manifest.csv"));
        var manifest = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        manifest(manifest, systemName);
        for (var file : RosterFile.values()) {
            zip.putNextEntry(new ZipEntry(file.csv() + ".csv"));
            file(new OutputStreamWriter(zip, StandardCharsets.UTF_8), file);
            zip.closeEntry();
        }
        zip.finish();
    }

    private static void manifest(Writer writer, String systemName) throws IOException {
        var csv = CsvWriter.builder().build(writer);
        csv.writeRecord("propertyName", "value");
        csv.writeRecord("manifest.version", "1.0");
        csv.writeRecord("oneroster.version", "1.2");
        for (var file : RosterFile.values()) {
            csv.writeRecord("file." + file.csv(), "bulk");
        }
        for (var other : RosterFile.OTHERS) {
            csv.writeRecord("file." + other, "absent");
        }
        csv.writeRecord("source.systemName", systemName);
        csv.writeRecord("source.systemCode", SOURCE);
        csv.flush();
    }

    private void file(Writer writer, RosterFile file) throws IOException {
        var csv = CsvWriter.builder().build(writer);
        var header = new ArrayList<>(RowReader.FIRST);
        file.columns().forEach(column -> header.add(column.name()));
        csv.writeRecord(header);
        store.each(file, row -> {
            var cells = new ArrayList<>(List.of(row.id(), "", ""));
            file.columns().forEach(column -> cells.add(row.cell(column.name())));
            csv.writeRecord(cells);
        });
        csv.flush();
    }
}
