package io.parkcloud.control.web;

import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.resource.ResourceQueries;
import io.parkcloud.control.security.Principal;
import io.parkcloud.kernel.ErrorCategory;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.Resource;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what an address of another protocol stands for ({@code PROJECT/NAME} of git, of a registry). What is not the asker's is not
 * there, and neither is what is not made yet or going.
 */
public final class ProjectLookup {

    private final Places places;
    private final ResourceQueries resources;

    public ProjectLookup(Places places, ResourceQueries resources) {
        this.places = places;
        this.resources = resources;
    }

    /**
     * The ready resource of that name.
     *
     * @param project id of a project, whoever wrote it
     * @throws PlatformException if that cannot be found out now
     */
    public <S extends Record, T extends Record> Optional<Resource<S, T>> ready(
            Principal who, Kind<S, T> kind, String project, String name) {
        try {
            var named = Map.of("name", name, "limit", "1");
            return resources.page(who, kind, places.project(project), named).items().stream()
                    .filter(Resource::ready)
                    .map(found -> ProjectLookup.<S, T>typed(found))
                    .findFirst();
        } catch (PlatformException refused) {
            if (refused.code().category() == ErrorCategory.NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** A page of a kind holds resources of that kind. */
    @SuppressWarnings("unchecked")
    private static <S extends Record, T extends Record> Resource<S, T> typed(Resource<?, ?> found) {
        return (Resource<S, T>) found;
    }
}
