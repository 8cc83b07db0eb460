package io.parkcloud.storage;

import io.parkcloud.storage.spi.BlockStorageEngine;
import io.parkcloud.storage.volume.VolumeKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The storage kinds, over whichever engine is configured. */
@Configuration(proxyBeanMethods = false)
public class StorageConfiguration {

    @Bean
    VolumeKind volumeKind(BlockStorageEngine engine) {
        return new VolumeKind(engine);
    }
}
