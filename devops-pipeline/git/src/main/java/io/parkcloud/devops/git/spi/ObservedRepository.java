package io.parkcloud.devops.git.spi;

import java.util.Map;

/**
 * A repository as its storage has it.
 *
 * @param bytes room its files take
 * @param branches commit id of each branch's newest commit, by the branch's short name
 */
public record ObservedRepository(long bytes, Map<String, String> branches) {

    public ObservedRepository {
        branches = Map.copyOf(branches);
    }
}
