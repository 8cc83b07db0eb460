package io.parkcloud.education.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;

/** Rows out of the tables. */
public final class RosterRows {

    private RosterRows() {}

    /** The row that a result stands at. */
    public static RosterRow read(RosterFile file, ResultSet row) throws SQLException {
        var cells = new HashMap<String, String>();
        for (var column : file.kept()) {
            var cell = row.getString(column.plain());
            if (cell != null) {
                cells.put(column.name(), cell);
            }
        }
        return new RosterRow(
                row.getString("sourced_id"),
                0,
                !row.getString("status").equals("active"),
                row.getString("date_last_modified"),
                cells);
    }
}
