package io.parkcloud.education.roster;

import io.parkcloud.education.roster.RosterStore.Known;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an import does to one file's table.
 *
 * @param file which
 * @param rows what was read, by id
 * @param put those to write: new ones and those whose content is another
 * @param removed those that are no more, with the line that says so (0 if they are just not in a bulk file)
 * @param active ids of all that are there afterwards
 * @param foreign rows that another system gave
 * @param added how many are new
 * @param unchanged how many are as they were
 */
record Change(
        RosterFile file,
        Map<String, RosterRow> rows,
        List<RosterRow> put,
        Map<String, Long> removed,
        Set<String> active,
        List<RosterRow> foreign,
        int added,
        int unchanged) {
    private static final Known NONE = new Known("", "", false);

    /** @param bulk whether the rows are all there is of this source */
    static Change of(RosterFile file, List<RosterRow> read, boolean bulk, String source, Map<String, Known> known) {
        var rows = new LinkedHashMap<String, RosterRow>();
        read.forEach(row -> rows.put(row.id(), row));
        var put = new ArrayList<RosterRow>();
        var removed = new LinkedHashMap<String, Long>();
        var foreign = new ArrayList<RosterRow>();
        int added = 0;
        int unchanged = 0;
        for (var row : rows.values()) {
            var before = known.getOrDefault(row.id(), NONE);
            boolean there = before.active();
            if (there && !before.source().equals(source)) {
                foreign.add(row);
            } else if (row.deleted()) {
                if (there) {
                    removed.put(row.id(), row.line());
                } else {
                    unchanged++;
                }
            } else if (there && before.digest().equals(row.digest(file))) {
                unchanged++;
            } else {
                put.add(row);
                added += there ? 0 : 1;
            }
        }
        if (bulk) {
            known.forEach((id, before) -> {
                if (before.active() && before.source().equals(source) && !rows.containsKey(id)) {
                    removed.put(id, 0L);
                }
            });
        }
        var active = active(known, put, removed);
        return new Change(file, rows, put, removed, active, foreign, added, unchanged);
    }

    private static Set<String> active(Map<String, Known> known, List<RosterRow> put, Map<String, Long> removed) {
        var active = new HashSet<String>();
        known.forEach((id, before) -> {
            if (before.active() && !removed.containsKey(id)) {
                active.add(id);
            }
        });
        put.forEach(row -> active.add(row.id()));
        return active;
    }

    int changed() {
        return put.size() - added;
    }
}
