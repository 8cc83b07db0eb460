package io.parkcloud.server;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the process.
 *
 * @param database       where the platform keeps everything
 * @param largestRequest longest body of a request to the API that is not an upload; longer ones are answered with 413
 */
@Validated
@ConfigurationProperties("parkcloud.server")
public record ServerProperties(
        @NotNull @DefaultValue Database database,
        @NotNull @DefaultValue("2MB") DataSize largestRequest) {

    /**
     * A MySQL or MariaDB database.
     *
     * @param url          JDBC address; must allow several statements at once
     * @param passwordFile file that holds the password and nothing else; wins over {@code password}
     */
    public record Database(
            @NotBlank @DefaultValue("") String url,
            @DefaultValue("parkcloud") String user,
            @DefaultValue("") String password,
            @Nullable Path passwordFile) {}
}
