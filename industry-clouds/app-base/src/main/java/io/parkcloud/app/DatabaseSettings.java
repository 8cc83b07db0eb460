package io.parkcloud.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The tenant's MySQL.
 *
 * @param url {@code jdbc:mysql://host:3306/database}; the database must exist
 * @param user user name
 * @param password password; or
 * @param passwordFile a file that holds it
 * @param poolSize most connections held open
 */
public record DatabaseSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @Nullable String password,
        @Nullable Path passwordFile,
        @DefaultValue("12") int poolSize) {

    public DatabaseSettings {
        if (!url.startsWith("jdbc:mysql://")) {
            throw new IllegalArgumentException(
                    "DB_URL must name the database, such as jdbc:mysql://host:3306/database, was '" + url + "'");
        }
    }

    /** The password, read from its file if that is where it is. */
    public String secret() {
        return Secrets.read("DB_PASSWORD", password, passwordFile);
    }
}
