package io.parkcloud.engine.libvirt;

import io.parkcloud.engine.local.tool.Drafts;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that the driver keeps for each instance: seed, serial log, console socket. */
final class InstanceFiles {

    /** A serial log larger than this is started anew with the guest. */
    private static final long SERIAL_LIMIT = 4 << 20;

    private final Path root;

    InstanceFiles(Path directory) {
        this.root = directory.resolve("i");
    }

    DomainXml.Files of(ResourceId instance) {
        var folder = folder(instance);
        return new DomainXml.Files(
                folder.resolve("seed.iso"), folder.resolve("serial.log"), folder.resolve("vnc.sock"));
    }

    void prepare(ResourceId instance) {
        try {
            Files.createDirectories(folder(instance));
        } catch (IOException failed) {
            throw EngineException.unavailable("cannot make the folder of instance " + instance, failed);
        }
    }

    /** Before a guest starts: what an earlier life left must not stand in the way or fill the disk. */
    void tidy(ResourceId instance) {
        var files = of(instance);
        try {
            Files.deleteIfExists(files.console());
            if (Files.exists(files.serial()) && Files.size(files.serial()) > SERIAL_LIMIT) {
                Files.delete(files.serial());
            }
        } catch (IOException failed) {
            throw EngineException.unavailable("cannot tidy the folder of instance " + instance, failed);
        }
    }

    String serialTail(ResourceId instance, int maxBytes) {
        try (var file = new RandomAccessFile(of(instance).serial().toFile(), "r")) {
            long from = Math.max(0, file.length() - maxBytes);
            file.seek(from);
            var bytes = new byte[(int) (file.length() - from)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (java.io.FileNotFoundException neverStarted) {
            return "";
        } catch (IOException failed) {
            throw EngineException.unavailable("cannot read the serial log of instance " + instance, failed);
        }
    }

    /** With all that is in it, also a seed over which somebody was killed. */
    void remove(ResourceId instance) {
        try {
            Drafts.deleteTree(folder(instance));
        } catch (IOException failed) {
            throw EngineException.unavailable("cannot remove the folder of instance " + instance, failed);
        }
    }

    private Path folder(ResourceId instance) {
        return root.resolve(instance.toString());
    }
}
