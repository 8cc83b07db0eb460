package io.parkcloud.education.lti;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.education.account.Member;
import io.parkcloud.education.account.Standing;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LaunchClaimsTest {

    @Test
    void customParametersAreLines() {
        assertThat(LaunchClaims.custom("level=1\n theme = dark\nname=a=b\nno line\n=x\nempty="))
                .isEqualTo(Map.of("level", "1", "name", "a=b", "empty", ""));
    }

    @Test
    void aSubjectIsAlwaysTheSameAndTellsNothing() {
        var one = new Member("pupil1", "p-1", "陆小满", Standing.PUPIL, Set.of("s"), Set.of(), "s");
        var same = new Member("renamed", "p-1", "陆", Standing.TEACHER, Set.of(), Set.of(), "");
        var account = new Member("p-1", "", "p-1", Standing.BUREAU, Set.of(), Set.of(), "");
        assertThat(LaunchClaims.subject(one))
                .isEqualTo(LaunchClaims.subject(same))
                .isNotEqualTo(LaunchClaims.subject(account))
                .hasSize(43)
                .doesNotContain("p-1");
    }
}
