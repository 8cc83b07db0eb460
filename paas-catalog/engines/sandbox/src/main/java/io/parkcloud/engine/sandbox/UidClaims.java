package io.parkcloud.engine.sandbox;

import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Gives every workload, and whatever else is sandboxed on the box, a uid of its own. A claim is a file named after the uid that holds the workload's id, so nothing is lost
 * with the platform's memory and two platforms cannot take the same one.
 */
public final class UidClaims {

    /** The first ones of a box belong to its own servers. */
    private static final int RESERVED = 10;

    private final Path folder;
    private final int first;
    private final int count;

    /**
     * Claims of a box.
     *
     * @param folder where the claims are
     * @param first first uid of the box's range
     */
    public UidClaims(Path folder, int first, int count) {
        this.folder = folder;
        this.first = first;
        this.count = count;
    }

    /** The uid of whoever has that id, claimed now if it has none. @throws EngineException {@code CAPACITY_EXHAUSTED} */
    public synchronized int claim(ResourceId id) {
        var held = find(id);
        if (held.isPresent()) {
            return held.getAsInt();
        }
        try {
            Files.createDirectories(folder);
            var mine = Files.writeString(folder.resolve("new-" + id), id.toString());
            try {
                for (int uid = first + RESERVED; uid < first + count; uid++) {
                    if (take(mine, folder.resolve(Integer.toString(uid)))) {
                        return uid;
                    }
                }
            } finally {
                Files.deleteIfExists(mine);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("claiming a uid in " + folder, e);
        }
        throw new EngineException(
                EngineErrors.CAPACITY_EXHAUSTED,
                "all %d uids of this box are taken; delete workloads or widen parkcloud.workloads.sandbox.uid-count"
                        .formatted(count - RESERVED));
    }

    /** Gives the uid back; none is success. */
    public synchronized void release(ResourceId id) {
        find(id).ifPresent(uid -> {
            try {
                Files.deleteIfExists(folder.resolve(Integer.toString(uid)));
            } catch (IOException e) {
                throw new UncheckedIOException("releasing uid " + uid, e);
            }
        });
    }

    /** A hard link appears whole or not at all, so a claim never stands without its holder. */
    private static boolean take(Path mine, Path claim) throws IOException {
        if (Files.exists(claim)) {
            return false;
        }
        try {
            Files.createLink(claim, mine);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    private OptionalInt find(ResourceId id) {
        if (!Files.isDirectory(folder)) {
            return OptionalInt.empty();
        }
        try (var claims = Files.list(folder)) {
            return claims.filter(claim -> claim.getFileName().toString().matches("\\d+"))
                    .filter(claim -> holder(claim).equals(id.toString()))
                    .mapToInt(claim -> Integer.parseInt(claim.getFileName().toString()))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("reading the claims in " + folder, e);
        }
    }

    private static String holder(Path claim) {
        try {
            return Files.readString(claim);
        } catch (IOException released) {
            return "";
        }
    }
}
