package io.parkcloud.traffic.gtfs;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A zip from a stranger. Nothing of it is ever written to a path of its choosing, and reading stops at the limits. */
final class FeedArchive implements AutoCloseable {
    private static final long SMALL = 1 << 20;

    private final ZipFile zip;
    private final FeedLimits limits;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private long read;

    private FeedArchive(ZipFile zip, FeedLimits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    /** @return null if it cannot be used; the findings say why */
    static @Nullable FeedArchive open(Path file, FeedLimits limits, Findings findings) {
        try {
            var archive = new FeedArchive(new ZipFile(file.toFile()), limits);
            archive.list(findings);
            if (findings.errors() == 0) {
                return archive;
            }
            archive.close();
        } catch (IOException | IllegalArgumentException e) {
            findings.add(
                    FindingCode.ARCHIVE_UNREADABLE,
                    "",
                    0,
                    "the file is not a zip archive (" + e.getMessage() + "); GTFS is a zip with text files in it");
        }
        return null;
    }

    private void list(Findings findings) {
        if (zip.size() > limits.entries()) {
            findings.add(
                    FindingCode.ARCHIVE_TOO_LARGE,
                    "",
                    0,
                    "the archive has " + zip.size() + " entries, at most " + limits.entries() + " are taken");
            return;
        }
        zip.stream().forEach(entry -> {
            var name = entry.getName();
            if (name.startsWith("/") || name.contains("\\") || name.contains("..") || name.indexOf(0) >= 0) {
                findings.add(FindingCode.ARCHIVE_PATH, "", 0, "the entry '" + name + "' leads out of the archive");
            } else if (!entry.isDirectory() && entries.put(name, entry) != null) {
                findings.add(FindingCode.ARCHIVE_UNREADABLE, name, 0, "the archive has two files of this name");
            }
        });
    }

    boolean has(String file) {
        return entries.containsKey(file);
    }

    Set<String> names() {
        return new TreeSet<>(entries.keySet());
    }

    /** @throws TooLarge from reading, as soon as a limit is passed */
    InputStream read(String file) throws IOException {
        var entry = entries.get(file);
        if (entry == null) {
            throw new IllegalArgumentException("no file " + file + " in the archive");
        }
        return new Counted(zip.getInputStream(entry), Math.max(1, entry.getCompressedSize()));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** A limit was passed while reading. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(String message) {
            super(message);
        }
    }

    private final class Counted extends FilterInputStream {
        private final long packed;
        private long mine;

        Counted(InputStream in, long packed) {
            super(in);
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int got = super.read(into, from, length);
            count(Math.max(0, got));
            return got;
        }

        private void count(int more) throws TooLarge {
            mine += more;
            read += more;
            if (mine > limits.fileBytes()) {
                throw new TooLarge("unpacked the file is larger than " + limits.fileBytes() + " bytes");
            }
            if (read > limits.totalBytes()) {
                throw new TooLarge("unpacked the files together are larger than " + limits.totalBytes() + " bytes");
            }
            if (mine > SMALL && mine / packed > limits.ratio()) {
                throw new TooLarge("the file grows to more than " + limits.ratio() + " times its size in the archive");
            }
        }
    }
}
