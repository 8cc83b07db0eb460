package io.parkcloud.devops.registry;

import io.parkcloud.control.audit.AuditTrail;
import io.parkcloud.control.reconcile.WakeUps;
import io.parkcloud.control.resource.Dispatcher;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.web.PrincipalSource;
import io.parkcloud.control.web.ProjectLookup;
import io.parkcloud.devops.registry.event.ImagePushes;
import io.parkcloud.devops.registry.event.RegistryEventController;
import io.parkcloud.devops.registry.image.ImageRepositoryKind;
import io.parkcloud.devops.registry.spi.ImageRegistry;
import io.parkcloud.devops.registry.token.RegistryDoor;
import io.parkcloud.devops.registry.token.RegistryTokenController;
import io.parkcloud.devops.registry.token.RegistryTokens;
import io.parkcloud.devops.registry.token.TokenKey;
import io.parkcloud.kernel.IdGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Container images: the kind, and what the registry asks and tells. The registry itself is an engine, chosen by property. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RegistryProperties.class)
public class RegistryConfiguration {

    @Bean
    RegistryTokens registryTokens(RegistryProperties properties, Clock clock, IdGenerator ids) {
        return new RegistryTokens(TokenKey.read(properties.tokenKey(), properties.tokenCertificate()), clock, ids);
    }

    @Bean
    ImageRepositoryKind imageRepositoryKind(ImageRegistry registry, RegistryProperties properties) {
        return new ImageRepositoryKind(registry, properties.address());
    }

    @Bean
    RegistryTokenController registryTokenController(
            PrincipalSource principals, ProjectLookup projects, ImageRepositoryKind kind, RegistryTokens tokens) {
        return new RegistryTokenController(principals, new RegistryDoor(projects, kind), tokens);
    }

    @Bean
    ImagePushes imagePushes(ProjectLookup projects, ImageRepositoryKind kind, AuditTrail trail) {
        return new ImagePushes(projects, kind, trail);
    }

    @Bean
    RegistryEventController registryEventController(ImagePushes pushes, RegistryProperties properties) {
        return new RegistryEventController(pushes, secret(properties.eventsSecret()));
    }

    @Bean
    WakeUps registryWakeUps(ImagePushes pushes, Store store, Dispatcher dispatcher, Clock clock) {
        return new WakeUps("registry-hints", pushes::onPush, store, dispatcher, clock);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> startRegistryWakeUps(@Qualifier("registryWakeUps") WakeUps hints) {
        return ready -> hints.start();
    }

    private static @Nullable String secret(@Nullable Path file) {
        try {
            return file == null ? null : Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the secret of the registry's events cannot be read", e);
        }
    }
}
