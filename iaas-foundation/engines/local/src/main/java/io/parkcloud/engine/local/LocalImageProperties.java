package io.parkcloud.engine.local;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Images as files on this host: {@code parkcloud.compute.images.local}.
 *
 * @param directory     made if absent; files live in {@code blobs/}, manifests in {@code images/} below it
 * @param largest       an image file larger than this is refused before it fills the disk
 * @param transferLimit longest time that the transfer of one file may take
 */
@ConfigurationProperties("parkcloud.compute.images.local")
public record LocalImageProperties(
        Path directory,
        @DefaultValue("50GB") DataSize largest,
        @DefaultValue("30m") Duration transferLimit) {}
