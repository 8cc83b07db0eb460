package io.parkcloud.devops.git.repository;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/**
 * A repository.
 *
 * @param defaultBranch the branch a clone begins on; {@code main} if absent
 * @param protectedBranches branches that are neither rewritten nor deleted by anybody; the default branch if absent, an empty list
 *     protects none
 */
public record GitRepositorySpec(
        Optional<@Size(min = 1, max = 100, message = "1 to 100 characters") String> defaultBranch,

        Optional<
                        @Size(max = 50, message = "at most 50") List<
                                @Size(min = 1, max = 100, message = "1 to 100 characters") String>>
                protectedBranches) {

    private static final String USUAL = "main";

    /** The branch a clone begins on. */
    public String begins() {
        return defaultBranch.orElse(USUAL);
    }

    /** Whether a branch is neither rewritten nor deleted. */
    public boolean protects(String branch) {
        return protectedBranches.orElse(List.of(begins())).contains(branch);
    }
}
