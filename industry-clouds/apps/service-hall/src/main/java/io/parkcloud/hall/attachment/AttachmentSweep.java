package io.parkcloud.hall.attachment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes what crashes left: staged files nobody finished, and files whose row was never committed. */
@Component
class AttachmentSweep {
    private static final Logger LOG = LoggerFactory.getLogger(AttachmentSweep.class);
    /** Far longer than any request takes, so a file in use is never touched. */
    private static final Duration OLD = Duration.ofHours(1);

    private final AttachmentVault vault;
    private final AttachmentMapper rows;
    private final Clock clock;

    AttachmentSweep(AttachmentVault vault, AttachmentMapper rows, Clock clock) {
        this.vault = vault;
        this.rows = rows;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
    void sweep() {
        int removed = 0;
        for (var file : oldFiles(vault.staging())) {
            removed += delete(file);
        }
        for (var file : oldFiles(vault.files())) {
            if (rows.count(file.getFileName().toString()) == 0) {
                removed += delete(file);
            }
        }
        if (removed > 0) {
            LOG.info("Removed {} files that no case refers to", removed);
        }
    }

    private List<Path> oldFiles(Path directory) {
        try (var walk = Files.walk(directory)) {
            return walk.filter(Files::isRegularFile).filter(this::isOld).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look through " + directory, e);
        }
    }

    private boolean isOld(Path file) {
        try {
            return Files.getLastModifiedTime(file)
                    .toInstant()
                    .isBefore(clock.instant().minus(OLD));
        } catch (NoSuchFileException e) {
            return false; // finished or discarded while we looked
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + file, e);
        }
    }

    private static int delete(Path file) {
        try {
            return Files.deleteIfExists(file) ? 1 : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }
}
