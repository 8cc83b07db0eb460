package io.parkcloud.control.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindRegistry;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoreErrors;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.kernel.ResourceId;
import java.time.Duration;

/** Finds out whose place a URL speaks of. Says nothing about whether the caller may go there. */
public final class Places {

    /** A project never changes its organisation; only that it goes may be noticed so much later, if no event tells. */
    private static final Duration KEPT = Duration.ofSeconds(5);

    private static final int MOST_KEPT = 10_000;

    private final Store store;
    private final KindRegistry kinds;
    private final Cache<String, Site> projects =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();

    public Places(Store store, KindRegistry kinds) {
        this.store = store;
        this.kinds = kinds;
    }

    /**
     * A place and its state.
     *
     * @param closing whether it is being removed, so that nothing new may come into it
     */
    record Site(Place place, boolean closing) {
        static final Site PLATFORM = new Site(Place.PLATFORM, false);
    }

    /** @throws io.parkcloud.kernel.PlatformException {@code resource.not-found} if there is no such project */
    public Place project(String id) {
        return projectSite(id).place();
    }

    /** @throws io.parkcloud.kernel.PlatformException {@code resource.not-found} if there is no such organisation */
    public Place tenant(String id) {
        return tenantSite(id).place();
    }

    Site projectSite(String id) {
        return projects.get(id, any -> {
            var row = row(id, "Project");
            return new Site(new Place(row.tenant(), row.id()), row.deletionAt() != null);
        });
    }

    /** Something about the resource was changed. Until this is heard, what comes in holds up the project's removal. */
    void changed(ResourceId resource) {
        projects.invalidate(resource.toString());
    }

    Site tenantSite(String id) {
        var row = row(id, "Tenant");
        return new Site(new Place(row.id(), ResourceId.PLATFORM), row.deletionAt() != null);
    }

    /** The kind with that plural in that scope. @throws io.parkcloud.kernel.PlatformException {@code resource.not-found} */
    public Kind<?, ?> kind(String plural, Scope scope) {
        return kinds.byPlural(plural)
                .filter(k -> k.scope() == scope)
                .orElseThrow(() -> StoreErrors.NOT_FOUND.error("there is no kind \"%s\" here", plural));
    }

    private StoredResource row(String id, String kind) {
        return ResourceId.parse(id)
                .flatMap(store::find)
                .filter(r -> r.kind().equals(kind))
                .orElseThrow(() -> StoreErrors.NOT_FOUND.error("there is nothing of that name or id here"));
    }
}
