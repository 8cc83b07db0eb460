package io.parkcloud.control.security;

import java.util.Optional;

/** Whose an SSH key is. The identity module knows. */
@FunctionalInterface
public interface KeyOwners {

    /**
     * The person with the rights they have now. May read the database.
     *
     * @param fingerprint as {@code ssh-keygen -l} prints it: {@code SHA256:…}
     * @return empty if nobody has said that the key is theirs, or they may not sign in any more
     */
    Optional<Principal> ownerOf(String fingerprint);
}
