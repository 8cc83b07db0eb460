package io.parkcloud.control.resource;

import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.resource.Requests.Create;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.security.Principal;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoreErrors;
import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the platform makes for itself. It goes through the ordinary door and under ids that the caller derives, so that it may be
 * interrupted, repeated, and done by several replicas at once. What is there under the id or the name is left as it is.
 */
public final class Provision {

    private static final Logger LOG = LoggerFactory.getLogger(Provision.class);

    private final ResourceService resources;
    private final Store store;
    private final String by;

    /** @param by who does it, for the audit trail */
    public Provision(ResourceService resources, Store store, String by) {
        this.resources = resources;
        this.store = store;
        this.by = by;
    }

    /** A resource to be there. */
    public record Item<S extends Record>(
            Place place, ResourceId id, NetworkZone zone, String name, Map<String, String> labels, S spec) {}

    /**
     * Makes it where its id and its name are free.
     *
     * @return whether it was made now
     * @throws PlatformException for whatever else is refused
     */
    public <S extends Record> boolean provide(Item<S> item) {
        if (store.find(item.id()).isPresent()) {
            return false;
        }
        @SuppressWarnings("unchecked") // the spec's own class
        Kind<S, ?> kind = resources.kinds().of((Class<S>) item.spec().getClass());
        var request = new Create<>(
                item.place(),
                Optional.of(item.id()),
                item.zone(),
                item.name(),
                item.labels(),
                item.spec(),
                Optional.empty(),
                Optional.empty(),
                by);
        try {
            var unused = resources.create(Principal.system(by), kind, request);
            LOG.info("{} {} provided", kind.name().singular(), item.name());
            return true;
        } catch (PlatformException e) {
            // Another replica may have been faster, and whatever was refused may have been refused because of that.
            if (!e.code().equals(StoreErrors.NAME_TAKEN)
                    && store.find(item.id()).isEmpty()) {
                throw e;
            }
            LOG.debug("{} {} is there already", kind.name().singular(), item.name(), e);
            return false;
        }
    }
}
