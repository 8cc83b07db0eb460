package io.parkcloud.devops.git.http;

import io.parkcloud.control.web.PrincipalSource;
import io.parkcloud.control.web.Problems;
import io.parkcloud.devops.git.access.Located;
import io.parkcloud.devops.git.access.Pushes;
import io.parkcloud.devops.git.access.RepositoryFinder;
import io.parkcloud.devops.git.store.DirectoryGitStorage;
import io.parkcloud.kernel.PlatformException;
import java.io.IOException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.http.server.GitServlet;
import org.eclipse.jgit.http.server.resolver.AsIsFileService;
import org.eclipse.jgit.transport.ServiceMayNotContinueException;

/** Git's smart HTTP protocol (gitprotocol-http(5)) below {@code /git}, by JGit. There is no dumb one: it would hand out files unasked. */
public final class GitEndpoint extends GitServlet {
    private static final long serialVersionUID = 1L;
    private static final String LOCATED = Located.class.getName();

    private GitEndpoint() {}

    public static GitEndpoint of(
            PrincipalSource principals, RepositoryFinder finder, DirectoryGitStorage storage, Pushes pushes) {
        var endpoint = new GitEndpoint();
        endpoint.setRepositoryResolver((request, address) -> {
            try {
                var located = finder.find(principals.current(), address);
                request.setAttribute(LOCATED, located.orElseThrow(() -> new RepositoryNotFoundException(address)));
                return storage.open(located.get().repository().id());
            } catch (RepositoryNotFoundException none) {
                throw none;
            } catch (PlatformException | IOException e) {
                throw new ServiceMayNotContinueException("the repository cannot be read now: " + e.getMessage(), e);
            }
        });
        endpoint.setReceivePackFactory((request, repository) ->
                pushes.into(repository, (Located) request.getAttribute(LOCATED), Problems.requestId()));
        endpoint.setAsIsFileService(AsIsFileService.DISABLED);
        return endpoint;
    }
}
