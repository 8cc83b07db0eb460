package io.parkcloud.hall.attachment;

import io.parkcloud.hall.HallSettings;
import io.parkcloud.hall.problem.FieldProblem;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps citizens' files: {@code staging/} holds what is being received, {@code files/} what belongs to a case. */
@Service
public class AttachmentVault {
    private final AttachmentMapper rows;
    private final Clock clock;
    private final MalwareScanner scanner;
    private final Path staging;
    private final Path files;

    AttachmentVault(AttachmentMapper rows, Clock clock, HallSettings settings, MalwareScanner scanner) {
        this.rows = rows;
        this.clock = clock;
        this.scanner = scanner;
        this.staging = directory(settings.dataDir().resolve("staging"));
        this.files = directory(settings.dataDir().resolve("files"));
    }

    /**
     * Receives one file in full. Whatever fails, nothing of it stays.
     *
     * @return the file, or empty if its first bytes are of no kind the hall takes
     * @throws HallException {@code ATTACHMENT_TOO_LARGE}, {@code STORAGE_FAILED} if the disk does not take it,
     *     {@code FORM_INVALID} if it is malware, {@code SCANNER_UNAVAILABLE} if a scanner is set up and gives no answer
     */
    public Optional<StagedFile> stage(String documentKey, String fileName, InputStream content) {
        var id = UUID.randomUUID().toString();
        var path = staging.resolve(id);
        boolean done = false;
        try {
            var received = FileReceiver.receive(content, path, fileName);
            var kind = received.kind();
            if (kind.isEmpty()) {
                return Optional.empty();
            }
            var scan = clean(documentKey, fileName, path);
            done = true;
            return kind.map(known -> new StagedFile(
                    id,
                    documentKey,
                    displayName(fileName),
                    known,
                    received.sizeBytes(),
                    received.sha256(),
                    scan,
                    path));
        } catch (IOException e) {
            throw new HallException(
                    Problem.STORAGE_FAILED, "The file '" + fileName + "' was not stored; try again later", e);
        } finally {
            if (!done) {
                deleteQuietly(path);
            }
        }
    }

    /**
     * Makes staged files part of a case. Must run in the transaction that writes the case: if it rolls back, the files go
     * too; if its outcome is unknown, the sweep decides later by looking for the rows.
     */
    public void keep(List<StagedFile> staged, long caseId, int formRound) {
        for (var file : staged) {
            var target = pathOf(file.id());
            TransactionSynchronizationManager.registerSynchronization(new Undo(target));
            move(file.path(), target);
            rows.add(new Attachment(
                    file.id(),
                    caseId,
                    formRound,
                    file.documentKey(),
                    file.fileName(),
                    file.kind(),
                    file.sizeBytes(),
                    file.sha256(),
                    file.scan(),
                    clock.instant()));
        }
    }

    /** Removes staged files that did not become part of a case; the others are elsewhere by now. */
    public void discard(List<StagedFile> staged) {
        staged.forEach(file -> deleteQuietly(file.path()));
    }

    public List<Attachment> ofCase(long caseId) {
        return rows.ofCase(caseId);
    }

    /** @throws HallException {@code ATTACHMENT_NOT_FOUND} */
    public Attachment require(long caseId, String id) {
        return rows.find(caseId, id)
                .orElseThrow(() ->
                        new HallException(Problem.ATTACHMENT_NOT_FOUND, "The case has no attachment '" + id + "'"));
    }

    /** Where the content of an attachment is. */
    public Path content(Attachment attachment) {
        return pathOf(attachment.id());
    }

    Path staging() {
        return staging;
    }

    Path files() {
        return files;
    }

    private Scan clean(String documentKey, String fileName, Path path) {
        var result = scanner.scan(path);
        if (result.scan() == Scan.INFECTED) {
            throw new HallException(
                    Problem.FORM_INVALID,
                    "The file '" + fileName + "' is malware: " + result.malware(),
                    List.of(FieldProblem.at(
                            "/documents/" + documentKey,
                            "document.infected",
                            displayName(fileName),
                            result.malware())));
        }
        return result.scan();
    }

    private Path pathOf(String id) {
        return files.resolve(id.substring(0, 2)).resolve(id);
    }

    private static void move(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new HallException(Problem.STORAGE_FAILED, "An attachment could not be stored; try again later", e);
        }
    }

    private static Path directory(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException("HALL_DATA_DIR: cannot create " + path + "; check that it is writable", e);
        }
    }

    /** Names come from strangers: path and control characters go, length is cut. */
    private static String displayName(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var clean = last.replaceAll("[\\p{Cntrl}\"<>|:*?]", "_").strip();
        var cut = clean.length() > 120 ? clean.substring(clean.length() - 120) : clean;
        return cut.isEmpty() ? "file" : cut;
    }

    private static void deleteQuietly(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the temporary file " + path, e);
        }
    }

    /** Takes a moved file back out when the transaction that wanted it rolls back. */
    private record Undo(Path file) implements TransactionSynchronization {

        @Override
        public void afterCompletion(int status) {
            if (status == STATUS_ROLLED_BACK) {
                deleteQuietly(file);
            }
        }
    }
}
