package io.parkcloud.engine.ovn.ovsdb;

import java.util.Optional;

/** A row that came, went ({@code after} empty) or changed. */
public record RowChange(String table, Optional<Row> before, Optional<Row> after) {

    /** The newer of the two. */
    public Row row() {
        return after.or(() -> before).orElseThrow();
    }
}
