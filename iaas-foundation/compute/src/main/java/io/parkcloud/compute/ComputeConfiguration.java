package io.parkcloud.compute;

import io.parkcloud.compute.attachment.VolumeAttachmentKind;
import io.parkcloud.compute.console.ConsoleConfiguration;
import io.parkcloud.compute.console.ConsoleTickets;
import io.parkcloud.compute.flavor.FlavorCatalog;
import io.parkcloud.compute.flavor.FlavorKind;
import io.parkcloud.compute.host.HostKind;
import io.parkcloud.compute.image.ImageKind;
import io.parkcloud.compute.instance.InstanceEngines;
import io.parkcloud.compute.instance.InstanceKind;
import io.parkcloud.compute.internal.HostEnrolment;
import io.parkcloud.compute.internal.ProvidedCatalog;
import io.parkcloud.compute.keypair.KeyPairKind;
import io.parkcloud.compute.placement.CapacityLedger;
import io.parkcloud.compute.placement.Placement;
import io.parkcloud.compute.placement.PlacementConfiguration;
import io.parkcloud.compute.spi.ComputeEngine;
import io.parkcloud.compute.spi.ImageStore;
import io.parkcloud.control.reconcile.WakeUps;
import io.parkcloud.control.resource.Dispatcher;
import io.parkcloud.control.resource.ResourceService;
import io.parkcloud.control.store.Store;
import io.parkcloud.network.spi.NetworkEngine;
import io.parkcloud.storage.spi.BlockStorageEngine;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The compute kinds, over whichever engines are configured. */
@Configuration(proxyBeanMethods = false)
@Import({PlacementConfiguration.class, ConsoleConfiguration.class})
@EnableConfigurationProperties(ComputeProperties.class)
public class ComputeConfiguration {

    @Bean
    FlavorKind flavorKind() {
        return new FlavorKind();
    }

    @Bean
    KeyPairKind keyPairKind() {
        return new KeyPairKind();
    }

    @Bean
    ImageKind imageKind(ImageStore store) {
        return new ImageKind(store);
    }

    @Bean
    HostKind hostKind(ComputeEngine engine, NetworkEngine network, CapacityLedger ledger) {
        return new HostKind(engine, network, ledger);
    }

    @Bean
    InstanceEngines instanceEngines(
            ComputeEngine compute,
            BlockStorageEngine storage,
            ImageStore images,
            CapacityLedger ledger,
            Placement placement,
            Store store) {
        return new InstanceEngines(compute, storage, images, ledger, placement, new FlavorCatalog(store));
    }

    @Bean
    InstanceKind instanceKind(InstanceEngines engines, ConsoleTickets tickets) {
        return new InstanceKind(engines, tickets);
    }

    @Bean
    VolumeAttachmentKind volumeAttachmentKind(
            ComputeEngine compute, BlockStorageEngine storage, CapacityLedger ledger) {
        return new VolumeAttachmentKind(compute, storage, ledger);
    }

    @Bean
    WakeUps computeWakeUps(ComputeEngine engine, Store store, Dispatcher dispatcher, Clock clock) {
        return new WakeUps("compute-hints", listener -> engine.subscribe(listener::accept), store, dispatcher, clock);
    }

    @Bean
    HostEnrolment hostEnrolment(ComputeEngine engine, Store store, ResourceService resources) {
        return new HostEnrolment(engine, store, resources);
    }

    @Bean
    ProvidedCatalog providedCatalog(ResourceService resources, Store store, ComputeProperties properties) {
        return new ProvidedCatalog(resources, store, Optional.ofNullable(properties.providedImages()));
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> startCompute(
            @Qualifier("computeWakeUps") WakeUps hints, HostEnrolment enrolment, ProvidedCatalog catalog) {
        return ready -> {
            catalog.provide();
            hints.start();
            enrolment.start();
        };
    }
}
