package io.parkcloud.devops.git.access;

import io.parkcloud.control.security.Principal;
import io.parkcloud.control.web.ProjectLookup;
import io.parkcloud.devops.git.repository.GitRepositoryKind;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what {@code PROJECT/NAME.git} stands for. */
public final class RepositoryFinder {

    private static final Pattern ADDRESS = Pattern.compile("([0-9a-f-]{36})/(" + GitRepositoryKind.NAMES + ")\\.git");

    private final ProjectLookup projects;
    private final GitRepositoryKind kind;

    public RepositoryFinder(ProjectLookup projects, GitRepositoryKind kind) {
        this.projects = projects;
        this.kind = kind;
    }

    /**
     * Empty if there is none, or it is not theirs.
     *
     * @throws io.parkcloud.kernel.PlatformException if that cannot be found out now
     */
    public Optional<Located> find(Principal who, String address) {
        var parts = ADDRESS.matcher(address);
        return parts.matches()
                ? projects.ready(who, kind, parts.group(1), parts.group(2)).map(found -> new Located(who, found))
                : Optional.empty();
    }
}
