package io.parkcloud.tenancy.internal;

import io.parkcloud.control.resource.Json;
import io.parkcloud.control.resource.ResourceService;
import io.parkcloud.control.store.Store;
import io.parkcloud.identity.Credentials;
import io.parkcloud.identity.UserDirectory;
import io.parkcloud.tenancy.TenancyProperties;
import io.parkcloud.tenancy.web.MeController;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Organisations, projects and users. */
@AutoConfiguration
@EnableConfigurationProperties(TenancyProperties.class)
@Import(MeController.class)
public class TenancyConfiguration {

    @Bean
    TenantKind tenantKind(Store store, TenancyProperties properties) {
        return new TenantKind(new StartingQuota(store, properties.tenantQuota()));
    }

    @Bean
    ProjectKind projectKind(Store store, TenancyProperties properties) {
        return new ProjectKind(new StartingQuota(store, properties.projectQuota()));
    }

    @Bean
    UserKind userKind(Credentials credentials) {
        return new UserKind(credentials);
    }

    @Bean
    UserDirectory userDirectory(Store store) {
        return new StoredUsers(store, Json.MAPPER);
    }

    /** Before readiness is announced, so that whoever waits for it can sign in. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> bootstrap(
            ResourceService resources, Store store, Credentials credentials, TenancyProperties properties) {
        var bootstrap = new Bootstrap(resources, store, credentials, properties.bootstrap());
        return ready -> bootstrap.run();
    }
}
