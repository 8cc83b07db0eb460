package io.parkcloud.devops.registry;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings below {@code parkcloud.registry}.
 *
 * @param address where people push to and pull from, {@code host:port}
 * @param tokenKey file with the private key (PEM, PKCS #8, P-256) that signs what the registry accepts; absent makes one that counts
 *     until the end of this process
 * @param tokenCertificate file with its certificate (PEM), which the registry trusts
 * @param eventsSecret file with what the registry sends with its events; absent takes no events
 */
@Validated
@ConfigurationProperties("parkcloud.registry")
public record RegistryProperties(
        @NotNull @DefaultValue("127.0.0.1:5000") String address,
        @Nullable Path tokenKey,
        @Nullable Path tokenCertificate,
        @Nullable Path eventsSecret) {}
