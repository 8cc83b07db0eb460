package io.parkcloud.education.roster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A row, as it is in a file or in its table.
 *
 * @param id sourcedId
 * @param line line of the file; 0 if it is from the table
 * @param deleted whether its status is {@code tobedeleted}
 * @param modified dateLastModified as an ISO instant; empty if the file left it to us
 * @param cells cells by the name of their column; absent if empty
 */
public record RosterRow(String id, long line, boolean deleted, String modified, Map<String, String> cells) {

    public RosterRow {
        cells = Map.copyOf(cells);
    }

    /** A cell, empty if there is nothing in it. */
    public String cell(String column) {
        return cells.getOrDefault(column, "");
    }

    /** The parts of a cell that has several, separated by commas. */
    public List<String> parts(String column) {
        return split(cell(column));
    }

    static List<String> split(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** The same for the same content, whatever the time it was changed. */
    String digest(RosterFile file) {
        var text = new StringBuilder(deleted ? "-" : "+");
        for (var column : file.kept()) {
            text.append('\u0000').append(cell(column.name()));
        }
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
