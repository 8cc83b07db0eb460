package io.parkcloud.tenancy.internal;

import io.parkcloud.control.resource.Codec;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.identity.Account;
import io.parkcloud.identity.UserDirectory;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.tenancy.UserSpec;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The directory of users that are resources of this platform. */
final class StoredUsers implements UserDirectory {

    private final Store store;
    private final JsonMapper json;

    StoredUsers(Store store, JsonMapper json) {
        this.store = store;
        this.json = json;
    }

    @Override
    public Optional<Account> find(ResourceId user) {
        return store.find(user)
                .filter(row -> row.kind().equals("User") && row.deletionAt() == null)
                .map(this::account);
    }

    private Account account(StoredResource row) {
        var spec = json.readValue(row.spec(), UserSpec.class);
        var metadata = Codec.metadata(row);
        return new Account(
                metadata.id(),
                metadata.name(),
                spec.displayName(),
                metadata.tenant(),
                spec.roles(),
                spec.projects(),
                spec.shutOut());
    }
}
