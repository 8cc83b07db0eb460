package io.parkcloud.engine.libvirt;

import io.parkcloud.compute.spi.Boot;
import io.parkcloud.engine.local.tool.Commands;
import java.nio.file.Path;
import java.time.Duration;

/** The guest image parkcloud-micro, built once into the module's target folder. */
final class MicroImage {

    private MicroImage() {}

    static Boot.Kernel boot() {
        var out = Path.of("target/micro").toAbsolutePath();
        var built = new Commands(Duration.ofMinutes(5))
                .run(Path.of("image/build").toAbsolutePath().toString(), out.toString());
        if (!built.ok()) {
            throw new IllegalStateException("parkcloud-micro cannot be built: " + built.complaint());
        }
        return new Boot.Kernel(out.resolve("vmlinuz"), out.resolve("initrd"), "console=tty0 console=ttyS0 quiet");
    }
}
