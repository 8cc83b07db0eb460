package io.parkcloud.identity;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of sign-in.
 *
 * @param baseUrl         address at which browsers reach the platform, without a slash at the end; the issuer of its tokens
 * @param portalRedirects where the authorization server may send browsers back to with a code for the client
 *                        {@code parkcloud-portal}; by default {@code <baseUrl>/signed-in}
 * @param tokenLifetime   of tokens for programs ({@code POST /api/v1/sessions}); after it they sign in again
 * @param failures        wrong passwords of one name from one address that are let pass before more are refused unseen
 * @param failureWindow   time after which failures are forgotten
 * @param redis           where sessions are kept, {@code redis://host:port}; absent keeps them in this process
 * @param redisPassword   file with its password; absent if it has none
 * @param collectorToken  file with the token that the collector of metrics comes with; absent lets nobody read them
 */
@Validated
@ConfigurationProperties("parkcloud.identity")
public record IdentityProperties(
        @NotNull @DefaultValue("http://127.0.0.1:8800") URI baseUrl,
        @DefaultValue List<URI> portalRedirects,
        @DefaultValue("8h") Duration tokenLifetime,
        @DefaultValue("5") int failures,
        @DefaultValue("5m") Duration failureWindow,
        @Nullable URI redis,
        @Nullable Path redisPassword,
        @Nullable Path collectorToken) {

    public IdentityProperties {
        if (baseUrl.toString().endsWith("/")) {
            throw new IllegalArgumentException("parkcloud.identity.base-url must not end with a slash, was " + baseUrl);
        }
        portalRedirects =
                portalRedirects.isEmpty() ? List.of(URI.create(baseUrl + "/signed-in")) : List.copyOf(portalRedirects);
    }
}
