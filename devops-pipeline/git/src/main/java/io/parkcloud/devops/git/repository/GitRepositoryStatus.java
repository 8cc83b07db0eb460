package io.parkcloud.devops.git.repository;

/**
 * What is seen of a repository.
 *
 * @param cloneUrl what {@code git clone} takes; empty until it is there
 * @param sshUrl the same for those who sign in by key; empty if this platform offers that not
 * @param branches how many it has
 * @param sizeMiB room its files take, in whole MiB
 */
public record GitRepositoryStatus(String cloneUrl, String sshUrl, int branches, long sizeMiB) {}
