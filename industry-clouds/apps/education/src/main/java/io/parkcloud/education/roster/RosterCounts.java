package io.parkcloud.education.roster;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** How much there is of everything. */
@Service
public final class RosterCounts {
    private final JdbcTemplate database;

    RosterCounts(JdbcTemplate database) {
        this.database = database;
    }

    /** Active rows by the name of their file. */
    public Map<String, Long> all() {
        var counts = new LinkedHashMap<String, Long>();
        for (var file : RosterFile.values()) {
            var count = database.queryForObject(
                    "SELECT COUNT(*) FROM " + file.table() + " WHERE status = 'active'", Long.class);
            counts.put(file.csv(), count == null ? 0 : count);
        }
        return counts;
    }
}
