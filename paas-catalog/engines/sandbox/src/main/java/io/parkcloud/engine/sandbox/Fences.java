package io.parkcloud.engine.sandbox;

import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;

/**
 * The highest fencing token seen per workload. Kept for a day after the workload is gone: whoever slept through its deletion
 * must not bring it back.
 */
final class Fences {

    private static final Duration KEPT = Duration.ofDays(1);

    private final Path folder;
    private final Clock clock;

    Fences(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** @throws EngineException {@code FENCED} if a higher token was seen */
    synchronized void pass(ResourceId id, long token) {
        long seen = seen(id);
        if (token < seen) {
            throw new EngineException(
                    EngineErrors.FENCED,
                    "workload %s was taken over with token %d, this call carries %d".formatted(id, seen, token));
        }
        if (token > seen) {
            store(id, token);
        }
    }

    /** Forgets tokens of workloads that have been gone for long. */
    synchronized void prune(Path workloads) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        var oldest = clock.instant().minus(KEPT);
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                if (!Files.exists(workloads.resolve(file.getFileName()))
                        && Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("pruning " + folder, e);
        }
    }

    private long seen(ResourceId id) {
        try {
            return Long.parseLong(
                    Files.readString(folder.resolve(id.toString())).strip());
        } catch (IOException none) {
            return Long.MIN_VALUE;
        }
    }

    private void store(ResourceId id, long token) {
        try {
            Files.createDirectories(folder);
            var aside = Files.writeString(folder.resolve(id + ".new"), Long.toString(token));
            Files.move(aside, folder.resolve(id.toString()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("storing the fencing token of " + id, e);
        }
    }
}
