package io.parkcloud.control.web;

import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindRegistry;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoreErrors;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.kernel.ResourceId;

/** Finds out whose place a URL speaks of. Says nothing about whether the caller may go there. */
public final class Places {

    private final Store store;
    private final KindRegistry kinds;

    public Places(Store store, KindRegistry kinds) {
        this.store = store;
        this.kinds = kinds;
    }

    /** @throws io.parkcloud.kernel.PlatformException {@code resource.not-found} if there is no such project */
    public Place project(String id) {
        var row = row(id, "Project");
        return new Place(row.tenant(), row.id());
    }

    /** @throws io.parkcloud.kernel.PlatformException {@code resource.not-found} if there is no such organisation */
    public Place tenant(String id) {
        return new Place(row(id, "Tenant").id(), ResourceId.PLATFORM);
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
