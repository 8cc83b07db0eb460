package io.parkcloud.devops.git.repository;

import io.parkcloud.kernel.Metadata;
import java.net.URI;

/**
 * What people give to {@code git clone}.
 *
 * @param base where people reach the platform
 * @param sshPort where they reach it by key; 0 if they cannot
 */
public record RepositoryAddresses(URI base, int sshPort) {

    String http(Metadata repository) {
        return base.resolve("/git" + path(repository)).toString();
    }

    /** Everybody is {@code git} there: who they are, their key says. */
    String ssh(Metadata repository) {
        return sshPort == 0 ? "" : "ssh://git@%s:%d%s".formatted(base.getHost(), sshPort, path(repository));
    }

    private static String path(Metadata repository) {
        return "/%s/%s.git".formatted(repository.project(), repository.name());
    }
}
