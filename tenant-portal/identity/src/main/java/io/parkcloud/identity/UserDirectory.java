package io.parkcloud.identity;

import io.parkcloud.kernel.ResourceId;
import java.util.Optional;

/** Where users are kept. */
@FunctionalInterface
public interface UserDirectory {

    /** The user as they stand now; empty if there is none, or they are on their way out. May read the database. */
    Optional<Account> find(ResourceId user);
}
