package io.parkcloud.devops.pipeline.run;

import io.parkcloud.devops.pipeline.PipelineErrors;
import io.parkcloud.devops.pipeline.definition.Globs;
import io.parkcloud.devops.pipeline.report.JUnitReader;
import io.parkcloud.devops.pipeline.report.TestCase;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What runs have brought forth, below one directory: {@code <run>/<attempt>/artifacts/…} and {@code …/reports/…}. Keeping the same
 * file again replaces it, so that a step's results can be taken twice.
 */
public final class RunFiles {

    private static final long MOST_BYTES = 2L << 30;
    private static final int MOST_FILES = 5_000;

    private final Path directory;

    public RunFiles(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    /** A file that was kept. */
    public record Kept(String path, long bytes) {}

    /** Takes what a step has left in its workspace. */
    Taking taking(ResourceId run, int attempt) {
        return new Taking(folder(run, attempt));
    }

    /** One taking of results: no more than so many files and bytes. */
    static final class Taking {
        private final Path folder;
        private long bytes;
        private int files;

        private Taking(Path folder) {
            this.folder = folder;
        }

        /** Keeps a file under {@code reports}, {@code artifacts}, or both. */
        void take(String path, InputStream content, List<String> reports, List<String> artifacts) throws IOException {
            if (++files > MOST_FILES) {
                return;
            }
            boolean report = reports.stream().anyMatch(glob -> Globs.matches(glob, path));
            boolean artifact = artifacts.stream().anyMatch(glob -> Globs.matches(glob, path));
            var first = folder.resolve(report ? "reports" : "artifacts").resolve(path);
            Files.createDirectories(first.getParent());
            try (var out = Files.newOutputStream(first)) {
                copy(content, out);
            }
            if (report && artifact) {
                var second = folder.resolve("artifacts").resolve(path);
                Files.createDirectories(second.getParent());
                Files.copy(first, second, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }

        private void copy(InputStream in, OutputStream out) throws IOException {
            var buffer = new byte[1 << 16];
            for (int got = in.read(buffer); got > 0 && bytes < MOST_BYTES; got = in.read(buffer)) {
                bytes += got;
                out.write(buffer, 0, got);
            }
        }
    }

    /** The files that an attempt has kept, by path. */
    public List<Kept> artifacts(ResourceId run, int attempt) {
        var root = folder(run, attempt).resolve("artifacts");
        return files(root).stream()
                .map(file -> new Kept(root.relativize(file).toString(), size(file)))
                .toList();
    }

    /** The test cases of an attempt's reports. A report that cannot be read is a failed case that says so. */
    public List<TestCase> tests(ResourceId run, int attempt) {
        var root = folder(run, attempt).resolve("reports");
        var cases = new ArrayList<TestCase>();
        for (var file : files(root)) {
            cases.addAll(JUnitReader.read(root.relativize(file).toString(), file));
        }
        return cases;
    }

    /**
     * A file that was kept; to be closed.
     *
     * @throws io.parkcloud.kernel.PlatformException {@code pipeline.artifact.not-found}
     */
    public InputStream open(ResourceId run, int attempt, String path) {
        return artifacts(run, attempt).stream()
                .filter(kept -> kept.path().equals(path))
                .findFirst()
                .map(kept -> read(folder(run, attempt).resolve("artifacts").resolve(kept.path())))
                .orElseThrow(() -> PipelineErrors.ARTIFACT_NOT_FOUND.error("no file %s was kept", path));
    }

    /** Removes everything of a run; nothing is success. */
    void delete(ResourceId run) {
        var folder = directory.resolve(run.toString());
        if (Files.notExists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw EngineException.unavailable("the files of run " + run + " cannot be removed", e);
        }
    }

    private Path folder(ResourceId run, int attempt) {
        return directory.resolve(run.toString()).resolve(Integer.toString(attempt));
    }

    private static List<Path> files(Path root) {
        if (Files.notExists(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw EngineException.unavailable("what a run has kept cannot be listed", e);
        }
    }

    private static InputStream read(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException gone) {
            throw PipelineErrors.ARTIFACT_NOT_FOUND.error("no file %s was kept", file.getFileName());
        } catch (IOException e) {
            throw EngineException.unavailable("a file that a run has kept cannot be read", e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw EngineException.unavailable("a file that a run has kept cannot be read", e);
        }
    }
}
