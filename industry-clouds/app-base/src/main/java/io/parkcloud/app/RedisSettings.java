package io.parkcloud.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The tenant's Redis.
 *
 * @param host host name or address
 * @param port TCP port
 * @param password password, empty if it has none; or
 * @param passwordFile a file that holds it
 */
public record RedisSettings(
        @DefaultValue("127.0.0.1") String host,
        @DefaultValue("6379") int port,
        @Nullable String password,
        @Nullable Path passwordFile) {

    /** The password, empty if there is none. */
    public String secret() {
        return Secrets.read("REDIS_PASSWORD", password, passwordFile);
    }
}
