package io.parkcloud.devops.git.spi;

import io.parkcloud.kernel.ResourceId;
import java.util.Optional;

/**
 * Where repositories are kept, each under the id of its resource. Every method may be called again after a crash and does then what is
 * left to do. Whatever cannot be read or written now is {@code engine.unavailable}.
 */
public interface GitStorage {

    /** A repository as it is now; empty if there is none of this id. */
    Optional<ObservedRepository> observe(ResourceId id);

    /**
     * Makes an empty repository; one that is there stays as it is.
     *
     * @param defaultBranch the branch a clone begins on
     */
    void create(ResourceId id, String defaultBranch);

    /** Changes the branch that a clone begins on; it need not be there yet. */
    void setDefaultBranch(ResourceId id, String branch);

    /** Removes a repository with all that was pushed to it; none is fine. */
    void delete(ResourceId id);
}
