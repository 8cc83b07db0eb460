package io.parkcloud.hall.casework;

import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** What the process engine noted about its own tables. */
final class EngineSchema {

    private EngineSchema() {}

    /** Version of the engine's tables; empty in a database that has none yet. */
    static Optional<String> versionIn(DataSource source) {
        try (var connection = source.getConnection();
                var tables = connection
                        .getMetaData()
                        .getTables(connection.getCatalog(), null, "ACT_GE_PROPERTY", new String[] {"TABLE"})) {
            if (!tables.next()) {
                return Optional.empty();
            }
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(
                            "SELECT VALUE_ FROM ACT_GE_PROPERTY WHERE NAME_ = 'schema.version'")) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The version of the process engine's tables cannot be read", e);
        }
    }
}
