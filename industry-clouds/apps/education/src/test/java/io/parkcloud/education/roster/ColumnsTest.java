package io.parkcloud.education.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The files and the tables have the same columns, and every reference leads to a file that comes before. */
class ColumnsTest {

    private static String schema() throws IOException {
        try (var in = ColumnsTest.class.getResourceAsStream("/db/migration/V1__education.sql")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @EnumSource(RosterFile.class)
    void everyKeptColumnHasItsPlaceAndEveryReferenceItsTarget(RosterFile file) throws IOException {
        var schema = schema();
        int from = schema.indexOf("CREATE TABLE " + file.table() + " (");
        assertThat(from).isPositive();
        var table = schema.substring(from, schema.indexOf("ENGINE", from));
        for (var column : file.columns()) {
            assertThat(table.matches("(?s).*[ `]" + column.plain() + "`? (VARCHAR|DATE).*"))
                    .as(column.name())
                    .isEqualTo(column.kept());
            if (column.refers()) {
                assertThat(RosterFile.named(column.target()).orElseThrow()).isLessThanOrEqualTo(file);
            }
        }
    }
}
