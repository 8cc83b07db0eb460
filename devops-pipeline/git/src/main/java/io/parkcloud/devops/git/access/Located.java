package io.parkcloud.devops.git.access;

import io.parkcloud.control.security.Principal;
import io.parkcloud.devops.git.repository.GitRepositorySpec;
import io.parkcloud.kernel.Resource;

/**
 * The repository that somebody asked for.
 *
 * @param who may read and write it
 */
public record Located(Principal who, Resource<GitRepositorySpec, ?> repository) {}
