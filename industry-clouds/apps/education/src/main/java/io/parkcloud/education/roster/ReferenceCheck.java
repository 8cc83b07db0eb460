package io.parkcloud.education.roster;

import io.parkcloud.education.roster.Finding.Code;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** Whether everything that rows refer to is there once the import is done, and nothing refers to what is gone. */
final class ReferenceCheck {
    private static final int DEEPEST = 50;

    private final RosterStore store;
    private final Map<RosterFile, Change> changes;
    private final Findings findings;
    private final Map<String, Map<String, String>> types = new HashMap<>();

    ReferenceCheck(RosterStore store, Map<RosterFile, Change> changes, Findings findings) {
        this.store = store;
        this.changes = changes;
        this.findings = findings;
    }

    void check() {
        for (var change : changes.values()) {
            for (var row : change.foreign()) {
                findings.add(Code.OTHER_SOURCE, name(change.file()), row.line(), "sourcedId", row.id());
            }
            for (var column : change.file().kept()) {
                if (column.refers()) {
                    leads(change, column);
                    leftBehind(change.file(), column);
                }
            }
        }
        circles(RosterFile.ORGS);
        circles(RosterFile.ACADEMIC_SESSIONS);
        usernames();
    }

    private static String name(RosterFile file) {
        return file.csv() + ".csv";
    }

    private Change target(Column column) {
        var file = RosterFile.named(column.target()).orElseThrow();
        var change = changes.get(file);
        if (change == null) {
            throw new IllegalStateException("no change of " + file);
        }
        return change;
    }

    private void leads(Change change, Column column) {
        var target = target(column);
        var type = wanted(column);
        for (var row : change.rows().values()) {
            if (row.deleted()) {
                continue;
            }
            for (var id : row.parts(column.name())) {
                if (!target.active().contains(id)) {
                    findings.add(
                            Code.REFERENCE_UNKNOWN,
                            name(change.file()),
                            row.line(),
                            column.name(),
                            id,
                            name(target.file()));
                } else if (!type.isEmpty() && !type.equals(type(target, id))) {
                    findings.add(Code.REFERENCE_WRONG_TYPE, name(change.file()), row.line(), column.name(), id, type);
                }
            }
        }
    }

    /** CSV binding, classes.csv, courses.csv and enrollments.csv: a class is held at a school, a course belongs to a school year. */
    private static String wanted(Column column) {
        return switch (column.name()) {
            case "schoolSourcedId" -> "school";
            case "schoolYearSourcedId" -> "schoolYear";
            default -> "";
        };
    }

    private String type(Change target, String id) {
        var row = target.rows().get(id);
        if (row != null) {
            return row.cell("type");
        }
        var column = target.file().column("type").orElseThrow();
        return types.computeIfAbsent(target.file().csv(), any -> store.column(target.file(), column))
                .getOrDefault(id, "");
    }

    /** Rows that this import does not touch and that refer to what it removes. */
    private void leftBehind(RosterFile file, Column column) {
        var gone = target(column).removed();
        var change = changes.get(file);
        if (gone.isEmpty() || change == null) {
            return;
        }
        store.each(file, column, (id, cell) -> {
            if (change.rows().containsKey(id) || change.removed().containsKey(id)) {
                return;
            }
            for (var part : RosterRow.split(cell)) {
                var line = gone.get(part);
                if (line != null) {
                    findings.add(
                            Code.STILL_REFERRED_TO,
                            name(target(column).file()),
                            line,
                            "sourcedId",
                            part,
                            name(file) + " " + id);
                }
            }
        });
    }

    private void circles(RosterFile file) {
        var change = changes.get(file);
        if (change == null || change.put().isEmpty()) {
            return;
        }
        var parents = store.column(file, file.column("parentSourcedId").orElseThrow());
        change.rows().values().forEach(row -> {
            if (row.cell("parentSourcedId").isEmpty()) {
                parents.remove(row.id());
            } else {
                parents.put(row.id(), row.cell("parentSourcedId"));
            }
        });
        for (var row : change.put()) {
            var at = parents.get(row.id());
            for (int depth = 0; at != null; depth++) {
                if (at.equals(row.id()) || depth == DEEPEST) {
                    findings.add(
                            Code.REFERENCE_CIRCULAR,
                            name(file),
                            row.line(),
                            "parentSourcedId",
                            row.cell("parentSourcedId"));
                    break;
                }
                at = parents.get(at);
            }
        }
    }

    /** People sign in by their names, so each has one of their own. */
    private void usernames() {
        var change = changes.get(RosterFile.USERS);
        if (change == null || change.put().isEmpty()) {
            return;
        }
        var owners = new HashMap<String, String>();
        store.each(RosterFile.USERS, RosterFile.USERS.column("username").orElseThrow(), (id, username) -> {
            if (!change.rows().containsKey(id) && !change.removed().containsKey(id)) {
                owners.put(username, id);
            }
        });
        var seen = new HashSet<String>();
        for (var row : change.rows().values()) {
            var username = row.cell("username");
            if (!row.deleted() && !username.isEmpty() && (owners.containsKey(username) || !seen.add(username))) {
                findings.add(Code.USERNAME_TWICE, name(RosterFile.USERS), row.line(), "username", username);
            }
        }
    }
}
