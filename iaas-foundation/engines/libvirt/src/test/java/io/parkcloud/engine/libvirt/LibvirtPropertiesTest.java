package io.parkcloud.engine.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.parkcloud.engine.libvirt.LibvirtProperties.Acceleration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Every key of {@code parkcloud.compute.libvirt}. */
final class LibvirtPropertiesTest {

    @Test
    void defaults() {
        assertThat(bind(Map.of("installation", "ab12cd", "directory", "/d")))
                .isEqualTo(new LibvirtProperties(
                        "qemu:///system",
                        "ab12cd",
                        "br-int",
                        Path.of("/d"),
                        Path.of("/usr/bin/qemu-system-x86_64"),
                        Acceleration.AUTO,
                        Duration.ofSeconds(3),
                        ""));
    }

    @Test
    void everyKey() {
        assertThat(bind(Map.of(
                        "uri", "test:///default",
                        "installation", "00",
                        "bridge", "brint00",
                        "directory", "/e",
                        "emulator", "/q",
                        "acceleration", "off",
                        "probe-limit", "7s",
                        "host-name", "box")))
                .isEqualTo(new LibvirtProperties(
                        "test:///default",
                        "00",
                        "brint00",
                        Path.of("/e"),
                        Path.of("/q"),
                        Acceleration.OFF,
                        Duration.ofSeconds(7),
                        "box"));
    }

    @Test
    void anInstallationThatCannotBePartOfANameIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LibvirtProperties(
                        "u", "no/slash", "b", Path.of("/d"), Path.of("/q"), Acceleration.OFF, Duration.ZERO, ""))
                .withMessageContaining("no/slash");
    }

    private static LibvirtProperties bind(Map<String, String> keys) {
        var full = new java.util.HashMap<String, String>();
        keys.forEach((key, value) -> full.put("parkcloud.compute.libvirt." + key, value));
        return new Binder(new MapConfigurationPropertySource(full))
                .bindOrCreate("parkcloud.compute.libvirt", LibvirtProperties.class);
    }
}
