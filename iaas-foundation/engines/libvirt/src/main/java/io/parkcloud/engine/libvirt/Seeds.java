package io.parkcloud.engine.libvirt;

import io.parkcloud.compute.spi.GuestSeed;
import io.parkcloud.engine.local.tool.Commands;
import io.parkcloud.engine.local.tool.Drafts;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes NoCloud seeds: an ISO 9660 file system labelled {@code cidata} with {@code meta-data} and {@code user-data}.
 *
 * @see <a href="https://cloudinit.readthedocs.io/en/latest/reference/datasources/nocloud.html">NoCloud</a>
 */
final class Seeds {

    private final Commands commands;

    Seeds(Commands commands) {
        this.commands = commands;
    }

    /** Writes the seed; one with the same content is left as it is. Readable by its owner alone: it may hold secrets. */
    void write(ResourceId instance, GuestSeed seed, Path file) {
        try {
            var folder = Files.createTempDirectory(
                    file.getParent(),
                    Drafts.PREFIX,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try {
                Files.writeString(folder.resolve("meta-data"), metaData(instance, seed));
                Files.writeString(folder.resolve("user-data"), userData(seed));
                var draft = folder.resolve("seed.iso");
                var ended = commands.run(
                        tool(),
                        "-quiet",
                        "-V",
                        "cidata",
                        "-J",
                        "-R",
                        "-o",
                        draft.toString(),
                        folder.resolve("meta-data").toString(),
                        folder.resolve("user-data").toString());
                if (!ended.ok()) {
                    throw EngineException.unavailable(
                            "cannot write the seed of instance %s: %s".formatted(instance, ended.complaint()), null);
                }
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Drafts.deleteTree(folder);
            }
        } catch (IOException failed) {
            throw EngineException.unavailable("cannot write the seed of instance " + instance, failed);
        }
    }

    /** A YAML scalar in double quotes knows the escapes of JSON (YAML 1.2, section 5.7). */
    static String metaData(ResourceId instance, GuestSeed seed) {
        var keys = seed.authorizedKeys().stream()
                .map(key -> "  - " + quoted(key) + "\n")
                .collect(Collectors.joining());
        return "instance-id: %s\nlocal-hostname: %s\n%s"
                .formatted(instance, quoted(seed.hostname()), keys.isEmpty() ? "" : "public-keys:\n" + keys);
    }

    static String userData(GuestSeed seed) {
        return seed.userData().isBlank() ? "#cloud-config\n" : seed.userData();
    }

    private static String quoted(String text) {
        return '"' + text.strip().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static String tool() {
        Optional<String> found = Stream.of("genisoimage", "xorrisofs", "mkisofs")
                .map(name -> "/usr/bin/" + name)
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
        return found.orElseThrow(() -> EngineException.unavailable(
                "no program that writes ISO 9660 is here: install genisoimage or xorriso", null));
    }
}
