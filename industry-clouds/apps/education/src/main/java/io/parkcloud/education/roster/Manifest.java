package io.parkcloud.education.roster;

import io.parkcloud.education.roster.Finding.Code;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an archive says of itself (CSV binding: manifest.csv).
 *
 * @param source system it comes from ({@code source.systemCode}, or its name); what it gave before and has no more of is removed by a
 *     bulk import, what others gave is not touched
 * @param modes how each file is meant; files that are absent are not in it
 */
record Manifest(String source, Map<RosterFile, Mode> modes) {
    private static final String FILE = "manifest.csv";
    private static final int LONGEST_SOURCE = 100;

    /** How a file is meant. */
    enum Mode {
        /** All there is: what is not in it is no more. */
        BULK,
        /** What has changed. */
        DELTA
    }

    static Manifest read(RosterArchive archive, Findings findings) {
        var modes = new EnumMap<RosterFile, Mode>(RosterFile.class);
        if (!archive.names().contains(FILE)) {
            findings.add(Code.MANIFEST_MISSING, FILE, 0, "", "");
            return new Manifest("", modes);
        }
        var columns = List.of("propertyName", "value");
        var lines = new HashMap<String, Long>();
        var properties = new HashMap<String, String>();
        CsvTable.read(archive, FILE, findings, columns, Set.copyOf(columns), (line, cells) -> {
            var name = cells.getOrDefault("propertyName", "");
            lines.put(name, line);
            properties.put(name, cells.getOrDefault("value", ""));
        });
        version(properties, "manifest.version", "1.0", lines, findings);
        version(properties, "oneroster.version", "1.2", lines, findings);
        for (var file : RosterFile.values()) {
            mode(archive, file, properties, lines, findings, modes);
        }
        for (var other : RosterFile.OTHERS) {
            if (!properties.getOrDefault("file." + other, "absent").equals("absent")) {
                findings.add(Code.FILE_IGNORED, other + ".csv", 0, "", "");
            }
        }
        var code = properties.getOrDefault("source.systemCode", "");
        var source = code.isEmpty() ? properties.getOrDefault("source.systemName", "") : code;
        if (source.length() > LONGEST_SOURCE) {
            long line = lines.getOrDefault(code.isEmpty() ? "source.systemName" : "source.systemCode", 0L);
            findings.add(Code.VALUE_TOO_LONG, FILE, line, "value", source, LONGEST_SOURCE + "");
        }
        return new Manifest(source.isEmpty() ? "oneroster" : source, modes);
    }

    private static void version(
            Map<String, String> properties, String name, String wanted, Map<String, Long> lines, Findings findings) {
        var found = properties.getOrDefault(name, "");
        if (!found.equals(wanted)) {
            findings.add(Code.MANIFEST_VERSION, FILE, lines.getOrDefault(name, 0L), name, found, wanted);
        }
    }

    private static void mode(
            RosterArchive archive,
            RosterFile file,
            Map<String, String> properties,
            Map<String, Long> lines,
            Findings findings,
            Map<RosterFile, Mode> modes) {
        var property = "file." + file.csv();
        var name = file.csv() + ".csv";
        var found = properties.getOrDefault(property, "absent");
        boolean there = archive.names().contains(name);
        switch (found) {
            case "absent" -> {
                if (there) {
                    findings.add(Code.FILE_UNDECLARED, name, 0, "", "", "absent");
                }
                return;
            }
            case "bulk" -> modes.put(file, Mode.BULK);
            case "delta" -> modes.put(file, Mode.DELTA);
            default ->
                findings.add(
                        Code.MANIFEST_MODE,
                        FILE,
                        lines.getOrDefault(property, 0L),
                        property,
                        found,
                        "absent, bulk, delta");
        }
        if (!there) {
            findings.add(Code.FILE_MISSING, name, 0, "", found);
        }
    }
}
