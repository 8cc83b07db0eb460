package io.parkcloud.education.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Says what a file is by looking into it. */
final class Contents {
    private static final int HEAD_BYTES = 16;
    private static final int BLOCK = 64 * 1024;
    private static final int MOST_ENTRIES = 20_000;

    private Contents() {}

    /** The kind; empty if it is none the library takes. */
    static Optional<FileKind> kind(Path file) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD_BYTES);
        }
        var hex = HexFormat.of().formatHex(head);
        if (hex.startsWith("255044462d")) {
            return Optional.of(FileKind.PDF);
        } else if (hex.startsWith("89504e470d0a1a0a")) {
            return Optional.of(FileKind.PNG);
        } else if (hex.startsWith("ffd8ff")) {
            return Optional.of(FileKind.JPEG);
        } else if (hex.startsWith("474946383761") || hex.startsWith("474946383961")) {
            return Optional.of(FileKind.GIF);
        } else if (hex.startsWith("494433") || hex.matches("ff(fb|f3|f2|fa).*")) {
            return Optional.of(FileKind.MP3);
        } else if (hex.startsWith("66747970", 8)) {
            return Optional.of(FileKind.MP4);
        } else if (hex.startsWith("504b0304")) {
            return packed(file);
        }
        return isText(file) ? Optional.of(FileKind.TEXT) : Optional.empty();
    }

    /** What Office and e-books are: an archive with certain entries. Macros make a document one that is not taken. */
    private static Optional<FileKind> packed(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES
                    || zip.stream().anyMatch(entry -> entry.getName().endsWith("vbaProject.bin"))) {
                return Optional.empty();
            }
            var mimetype = zip.getEntry("mimetype");
            if (mimetype != null) {
                try (var in = zip.getInputStream(mimetype)) {
                    var type = new String(in.readNBytes(64), StandardCharsets.US_ASCII).strip();
                    return type.equals("application/epub+zip") ? Optional.of(FileKind.EPUB) : Optional.empty();
                }
            }
            if (zip.getEntry("[Content_Types].xml") == null) {
                return Optional.empty();
            } else if (zip.getEntry("word/document.xml") != null) {
                return Optional.of(FileKind.DOCX);
            } else if (zip.getEntry("xl/workbook.xml") != null) {
                return Optional.of(FileKind.XLSX);
            }
            return zip.getEntry("ppt/presentation.xml") == null ? Optional.empty() : Optional.of(FileKind.PPTX);
        } catch (ZipException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** UTF-8 to its end and without control characters. */
    private static boolean isText(Path file) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.allocate(BLOCK);
        var chars = CharBuffer.allocate(BLOCK);
        try (InputStream in = Files.newInputStream(file)) {
            while (true) {
                int got = in.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
                bytes.position(bytes.position() + got).flip();
                boolean last = got == 0;
                var result = decoder.decode(bytes, chars, last);
                chars.flip();
                boolean odd = chars.chars().anyMatch(c -> c < 32 && c != '\n' && c != '\r' && c != '\t');
                if (result.isError() || odd) {
                    return false;
                }
                if (last) {
                    return true;
                }
                chars.clear();
                bytes.compact();
            }
        }
    }
}
