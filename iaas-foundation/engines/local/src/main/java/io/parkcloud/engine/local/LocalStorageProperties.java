package io.parkcloud.engine.local;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Volumes as files on this host: {@code parkcloud.storage.local}.
 *
 * @param directory    pool folder, made if absent; volumes live in {@code volumes/} below it
 * @param reserve      room on the file system that new volumes must leave free, so that guests that already run can go on
 *                     writing
 * @param overcommit   how many times the free room may be promised to thin volumes in sum
 * @param commandLimit longest time that one call of {@code qemu-img} may take
 */
@ConfigurationProperties("parkcloud.storage.local")
public record LocalStorageProperties(
        Path directory,
        @DefaultValue("2GB") DataSize reserve,
        @DefaultValue("4.0") double overcommit,
        @DefaultValue("60s") Duration commandLimit) {

    public LocalStorageProperties {
        if (overcommit < 1) {
            throw new IllegalArgumentException(
                    "parkcloud.storage.local.overcommit must be at least 1.0, was " + overcommit);
        }
    }
}
