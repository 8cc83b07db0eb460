package io.parkcloud.education.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class StandingTest {

    @Test
    void rolesGiveStandings() {
        assertThat(Standing.of("districtAdministrator")).isEqualTo(Standing.BUREAU);
        assertThat(Standing.of("principal")).isEqualTo(Standing.SCHOOL);
        assertThat(Standing.of("teacher")).isEqualTo(Standing.TEACHER);
        assertThat(Standing.of("student")).isEqualTo(Standing.PUPIL);
        assertThat(Standing.of("guardian")).isEqualTo(Standing.NONE);
        assertThat(Standing.SCHOOL.atLeast(Standing.TEACHER)).isTrue();
        assertThat(Standing.PUPIL.atLeast(Standing.TEACHER)).isFalse();
    }

    @Test
    void onlyWhoLooksAfterASchoolRunsIt() {
        var principal = new Member("p", "p", "p", Standing.SCHOOL, Set.of("one", "two"), Set.of("one"), "one");
        assertThat(principal.runs("one")).isTrue();
        assertThat(principal.runs("two")).isFalse();
        assertThat(new Member("t", "t", "t", Standing.TEACHER, Set.of("one"), Set.of(), "one").runs("one"))
                .isFalse();
        assertThat(new Member("b", "", "b", Standing.BUREAU, Set.of(), Set.of(), "").runs("two"))
                .isTrue();
    }

    @Test
    void namesAreInTheOrderOfTheirLanguage() {
        assertThat(PersonNames.of("小满", "陆")).isEqualTo("陆小满");
        assertThat(PersonNames.of("Ann", "O'Neil")).isEqualTo("Ann O'Neil");
        assertThat(PersonNames.of(null, "陆")).isEqualTo("陆");
    }
}
