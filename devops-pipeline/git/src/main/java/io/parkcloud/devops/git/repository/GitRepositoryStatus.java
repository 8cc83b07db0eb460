package io.parkcloud.devops.git.repository;

import java.util.Map;

/**
 * What is seen of a repository.
 *
 * @param cloneUrl what {@code git clone} takes; empty until it is there
 * @param sshUrl the same for those who sign in by key; empty if this platform offers that not
 * @param branches how many it has
 * @param sizeMiB room its files take, in whole MiB
 * @param heads id of the newest commit of each branch, by the branch's short name; of many branches the first {@value #MOST_HEADS}
 */
public record GitRepositoryStatus(
        String cloneUrl, String sshUrl, int branches, long sizeMiB, Map<String, String> heads) {

    static final int MOST_HEADS = 200;

    /** Nothing is known of it yet. */
    static final GitRepositoryStatus UNKNOWN = new GitRepositoryStatus("", "", 0, 0, Map.of());

    public GitRepositoryStatus {
        heads = heads == null ? Map.of() : Map.copyOf(heads);
    }
}
