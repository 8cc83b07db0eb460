package io.parkcloud.education.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parkcloud.education.roster.RosterFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "familyName='王' | t.`family_name` = ? | 王",
                "familyName != '王' | NOT (t.`family_name` <=> ?) | 王",
                "grades~'03' | t.`grades` LIKE ? | %03%",
                "username~'a_b%' | t.`username` LIKE ? | %a\\_b\\%%",
                "dateLastModified>='2026-01-31' | t.date_last_modified >= ? | 2026-01-31T00:00:00.000Z",
                "dateLastModified<'2026-01-31T08:00:00+08:00' | t.date_last_modified < ? | 2026-01-31T00:00:00.000Z",
                "primaryOrg.sourcedId='s 1' | t.`primary_org_sourced_id` = ? | s 1",
                "givenName='O''Neil' | t.`given_name` = ? | O'Neil"
            })
    void onePartIsOneComparison(String text, String sql, String argument) {
        var read = Filter.read(text, RosterFile.USERS);
        assertThat(read.text().strip()).isEqualTo(sql);
        assertThat(read.arguments()).containsExactly(argument);
    }

    @Test
    void partsAreJoinedByOneWord() {
        var read = Filter.read("status='active' AND username='AND' AND givenName='OR'", RosterFile.USERS);
        assertThat(read.text().strip()).isEqualTo("t.status = ? AND t.`username` = ? AND t.`given_name` = ?");
        assertThat(read.arguments()).containsExactly("active", "AND", "OR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "username",
                "username=王",
                "username='a",
                "username='a' AND",
                "username='a' and givenName='b'",
                "username='a' AND givenName='b' OR familyName='c'",
                "username='a'; DROP TABLE roster_users",
                "password='x'",
                "dateLastModified>'soon'",
                "username LIKE '%'"
            })
    void whatIsNoFilterIsRefused(String text) {
        assertThatExceptionOfType(RosterRefusal.class)
                .isThrownBy(() -> Filter.read(text, RosterFile.USERS))
                .satisfies(refusal -> assertThat(refusal.minor()).isEqualTo("invalid_filter_field"));
    }
}
