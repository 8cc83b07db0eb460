package io.parkcloud.devops.git.repository;

import io.parkcloud.devops.git.spi.ObservedRepository;
import java.util.Optional;

/** What to do next about a repository. Pure. */
final class GitRepositoryPlanner {

    /** One step. */
    enum Step {
        CREATE,
        /** It was there and is not any more. An empty one in its place would hide the loss. */
        REPORT_LOSS,
        SETTLED
    }

    private GitRepositoryPlanner() {}

    /** @param before what was last seen of it */
    static Step next(GitRepositoryStatus before, Optional<ObservedRepository> seen) {
        if (seen.isPresent()) {
            return Step.SETTLED;
        }
        return before.cloneUrl().isEmpty() ? Step.CREATE : Step.REPORT_LOSS;
    }
}
