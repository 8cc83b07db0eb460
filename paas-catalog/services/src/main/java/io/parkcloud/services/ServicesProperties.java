package io.parkcloud.services;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the services module.
 *
 * @param mysqlVersions versions of MySQL-compatible servers that tenants may name, those that this box has installed
 * @param redisVersions the same for Redis
 */
@ConfigurationProperties("parkcloud.services")
public record ServicesProperties(
        @DefaultValue List<String> mysqlVersions,
        @DefaultValue List<String> redisVersions) {

    List<String> versions(ServiceClass service) {
        return switch (service) {
            case MYSQL -> mysqlVersions;
            case REDIS -> redisVersions;
        };
    }
}
