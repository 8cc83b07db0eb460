package io.parkcloud.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where we are signed in: {@code $PARKCLOUD_HOME/cli.json}, readable by its owner alone. */
public final class SignedIn {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;

    public SignedIn(Path home) {
        this.file = home.resolve("cli.json");
    }

    /** At the place that the environment names, else in the user's home. */
    public static SignedIn ofEnvironment() {
        var home = System.getenv("PARKCLOUD_HOME");
        return new SignedIn(home == null ? Path.of(System.getProperty("user.home"), ".parkcloud") : Path.of(home));
    }

    /** A platform and the key to it. */
    public record Session(String url, String token) {}

    public Optional<Session> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var json = JSON.readTree(Files.readString(file));
            return Optional.of(new Session(
                    json.path("url").asString(""), json.path("token").asString("")));
        } catch (IOException | JacksonException e) {
            throw CliException.usage(file + " cannot be read (" + e.getMessage() + "); sign in again");
        }
    }

    public void write(Session session) {
        try {
            var folder = Files.createDirectories(file.toAbsolutePath().getParent());
            var fresh = Files.createTempFile(
                    folder,
                    ".cli",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, JSON.writeValueAsString(Map.of("url", session.url(), "token", session.token())));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw CliException.usage(file + " cannot be written: " + e.getMessage());
        }
    }
}
