package io.parkcloud.tenancy;

import io.parkcloud.control.security.Role;
import io.parkcloud.kernel.ResourceId;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A person who signs in.
 *
 * @param roles    none is allowed: such a user can sign in and see nothing
 * @param projects projects of the user's organisation that they are a member of; administrators are in all of them anyway
 * @param disabled cannot sign in, and is signed out at once
 */
public record UserSpec(
        @NotBlank @Size(max = 120) String displayName,
        @Nullable @Email @Size(max = 254) String email,
        @Size(max = 5) Set<@NotNull Role> roles,
        @Size(max = 100) Set<@NotNull ResourceId> projects,
        @Nullable Boolean disabled) {

    public UserSpec {
        roles = roles == null ? Set.of() : java.util.Collections.unmodifiableSet(new TreeSet<>(roles));
        projects = projects == null ? Set.of() : java.util.Collections.unmodifiableSet(new TreeSet<>(projects));
    }

    /** Whether the user may not sign in; absent means that they may. */
    public boolean shutOut() {
        return Boolean.TRUE.equals(disabled);
    }
}
