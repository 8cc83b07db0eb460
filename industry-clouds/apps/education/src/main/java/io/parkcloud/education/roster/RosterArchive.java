package io.parkcloud.education.roster;

import io.parkcloud.education.roster.Finding.Code;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A zip from a stranger. Nothing of it is ever written to a path of its choosing, and what is read is counted, not what its directory
 * claims. The CSV files stand at its top (CSV binding); in a folder they are found too, as many systems pack them so.
 */
final class RosterArchive implements AutoCloseable {
    private static final int MOST_ENTRIES = 100;
    private static final long MOST_BYTES = 512L << 20;

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private long read;

    private RosterArchive(ZipFile zip) {
        this.zip = zip;
    }

    /** @return null if it cannot be used; the findings say why */
    static @Nullable RosterArchive open(Path file, Findings findings) {
        try {
            var archive = new RosterArchive(new ZipFile(file.toFile()));
            if (archive.list(findings)) {
                return archive;
            }
            archive.close();
        } catch (IOException | IllegalArgumentException e) {
            findings.add(Code.ARCHIVE_UNREADABLE, "", 0, "", String.valueOf(e.getMessage()));
        }
        return null;
    }

    private boolean list(Findings findings) {
        if (zip.size() > MOST_ENTRIES) {
            findings.add(Code.ARCHIVE_TOO_LARGE, "", 0, "", zip.size() + "", MOST_ENTRIES + "");
            return false;
        }
        boolean usable = true;
        for (var entry : zip.stream().toList()) {
            var name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
            boolean other = entry.isDirectory() || !name.endsWith(".csv") || name.startsWith(".");
            if (!other && entries.put(name, entry) != null) {
                findings.add(Code.ARCHIVE_UNREADABLE, name, 0, "", "two files of this name");
                usable = false;
            }
        }
        return usable;
    }

    Set<String> names() {
        return Set.copyOf(entries.keySet());
    }

    /** The content of a file that {@link #names} has. Reading fails with {@link TooLarge} as soon as the limit is passed. */
    InputStream read(String name) throws IOException {
        var entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("no file " + name + " in the archive");
        }
        return new Counted(zip.getInputStream(entry));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** The limit was passed while reading. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("unpacked the files are larger than " + MOST_BYTES + " bytes");
        }
    }

    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
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
            read += more;
            if (read > MOST_BYTES) {
                throw new TooLarge();
            }
        }
    }
}
