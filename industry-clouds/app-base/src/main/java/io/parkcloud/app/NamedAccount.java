package io.parkcloud.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An account named by the operator, made or updated at every start.
 *
 * @param user sign-in name; without one there is no such account
 * @param password password; or
 * @param passwordFile a file that holds it
 */
public record NamedAccount(
        @Nullable String user,
        @Nullable String password,
        @Nullable Path passwordFile) {
    private static final int SHORTEST_PASSWORD = 8;

    /** Whether an account is wanted at all. */
    public boolean wanted() {
        return user != null && !user.isBlank();
    }

    /** @throws IllegalStateException if it is shorter than anybody's may be */
    public String secret() {
        var secret = Secrets.read("password of account " + user, password, passwordFile);
        if (secret.length() < SHORTEST_PASSWORD) {
            throw new IllegalStateException(
                    "The password of account '" + user + "' has " + secret.length() + " characters, at least "
                            + SHORTEST_PASSWORD + " are needed; set its _PASSWORD or _PASSWORD_FILE");
        }
        return secret;
    }
}
