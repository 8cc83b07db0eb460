package io.parkcloud.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Passwords among settings: each is given as such, or as a file that holds it. */
public final class Secrets {

    private Secrets() {}

    /**
     * The secret, from its file if one is named; white space around it is not part of it.
     *
     * @param what what is said to be unreadable, such as {@code HALL_DB_PASSWORD}
     * @return empty if there is none
     * @throws UncheckedIOException if its file cannot be read
     */
    public static String read(String what, @Nullable String value, @Nullable Path file) {
        if (file == null || file.toString().isEmpty()) {
            return value == null ? "" : value;
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    what + ": cannot read its file " + file + "; check that it exists and is readable", e);
        }
    }
}
