package io.parkcloud.engine.libvirt;

import io.parkcloud.engine.local.tool.Commands;
import io.parkcloud.engine.local.tool.Fences;
import io.parkcloud.kernel.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the driver together. Does not need the daemon to be there yet. */
final class LibvirtEngines {

    private static final Logger LOG = LoggerFactory.getLogger(LibvirtEngines.class);

    private static final Path KVM = Path.of("/dev/kvm");

    private LibvirtEngines() {}

    static LibvirtComputeEngine open(LibvirtProperties properties, Clock clock) {
        var directory = properties.directory().toAbsolutePath();
        try {
            Files.createDirectories(directory);
        } catch (IOException failed) {
            throw EngineException.unavailable("cannot make the folder " + directory, failed);
        }
        boolean accelerated = accelerated(properties, directory);
        LOG.info(
                "guests run on {}",
                accelerated ? "the processor's virtualisation" : "emulation: no guest boots with KVM here");
        return new LibvirtComputeEngine(
                new LibvirtConnections(properties.uri()),
                new DomainXml(properties.installation(), accelerated, properties.emulator(), properties.bridge()),
                new Seeds(new Commands(Duration.ofSeconds(20))),
                new InstanceFiles(directory),
                new Fences(directory.resolve("fences"), clock),
                ThisHost.of(properties),
                new HostMeter(Path.of("/proc"), Path.of("/sys"), directory));
    }

    private static boolean accelerated(LibvirtProperties properties, Path directory) {
        return switch (properties.acceleration()) {
            case ON -> true;
            case OFF -> false;
            case AUTO ->
                new BootProbe(properties.emulator(), directory, new Commands(properties.probeLimit()), KVM).passes();
        };
    }
}
