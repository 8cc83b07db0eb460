package io.parkcloud.devops.git.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.devops.git.repository.GitRepositoryPlanner.Step;
import io.parkcloud.devops.git.spi.ObservedRepository;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GitRepositoryPlannerTest {

    private static final GitRepositoryStatus NEVER = GitRepositoryStatus.UNKNOWN;
    private static final GitRepositoryStatus BEFORE =
            new GitRepositoryStatus("http://cloud/git/p/hall.git", "", 1, 2, Map.of());

    @Test
    void whatIsNotThereIsMadeOnce() {
        assertThat(GitRepositoryPlanner.next(NEVER, Optional.empty())).isEqualTo(Step.CREATE);
    }

    @Test
    void whatWasThereIsNotReplacedByAnEmptyOne() {
        assertThat(GitRepositoryPlanner.next(BEFORE, Optional.empty())).isEqualTo(Step.REPORT_LOSS);
    }

    @Test
    void whatIsThereStays() {
        var seen = Optional.of(new ObservedRepository(7, Map.of("main", "0f")));
        assertThat(GitRepositoryPlanner.next(NEVER, seen)).isEqualTo(Step.SETTLED);
        assertThat(GitRepositoryPlanner.next(BEFORE, seen)).isEqualTo(Step.SETTLED);
    }

    @Test
    void theDefaultBranchIsProtectedUnlessSaidOtherwise() {
        var usual = new GitRepositorySpec(Optional.empty(), Optional.empty());
        assertThat(usual.protects("main")).isTrue();
        assertThat(usual.protects("topic")).isFalse();
        var none = new GitRepositorySpec(Optional.of("trunk"), Optional.of(List.of()));
        assertThat(none.begins()).isEqualTo("trunk");
        assertThat(none.protects("trunk")).isFalse();
    }
}
