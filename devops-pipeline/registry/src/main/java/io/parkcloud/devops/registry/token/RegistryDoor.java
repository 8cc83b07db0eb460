package io.parkcloud.devops.registry.token;

import io.parkcloud.control.security.Principal;
import io.parkcloud.control.web.ProjectLookup;
import io.parkcloud.devops.registry.image.ImageRepositoryKind;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides what somebody may do with a path of the registry: with what is in their projects everything, with the rest nothing. */
public final class RegistryDoor {

    private static final Pattern PATH = Pattern.compile("([0-9a-f-]{36})/(" + ImageRepositoryKind.NAMES + ")");
    private static final Set<String> ACTIONS = Set.of("pull", "push");

    private final ProjectLookup projects;
    private final ImageRepositoryKind kind;

    public RegistryDoor(ProjectLookup projects, ImageRepositoryKind kind) {
        this.projects = projects;
        this.kind = kind;
    }

    /**
     * What of it is granted; the registry says no to the rest.
     *
     * @throws io.parkcloud.kernel.PlatformException if that cannot be found out now
     */
    AccessScope granted(Principal who, AccessScope asked) {
        var path = PATH.matcher(asked.name());
        boolean opens = asked.type().equals("repository")
                && path.matches()
                && projects.ready(who, kind, path.group(1), path.group(2)).isPresent();
        return asked.only(opens ? ACTIONS : Set.of());
    }
}
