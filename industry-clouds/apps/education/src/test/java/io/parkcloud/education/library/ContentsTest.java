package io.parkcloud.education.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentsTest {

    @TempDir
    private Path folder;

    private Optional<FileKind> kind(byte[] content) throws IOException {
        return Contents.kind(Files.write(folder.resolve("file"), content));
    }

    private Optional<FileKind> zip(List<String> entries, String first) throws IOException {
        var file = folder.resolve("zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(first.getBytes(StandardCharsets.US_ASCII));
                zip.closeEntry();
            }
        }
        return Contents.kind(file);
    }

    @ParameterizedTest
    @CsvSource({
        "255044462d312e37, PDF",
        "89504e470d0a1a0a0000, PNG",
        "ffd8ffe000104a46, JPEG",
        "474946383961, GIF",
        "494433040000, MP3",
        "fffb90640000, MP3",
        "0000001866747970697366, MP4"
    })
    void firstBytesTell(String hex, FileKind wanted) throws IOException {
        assertThat(kind(HexFormat.of().parseHex(hex))).contains(wanted);
    }

    @Test
    void textIsUtf8WithoutControlCharacters() throws IOException {
        assertThat(kind("教案\n".repeat(50_000).getBytes(StandardCharsets.UTF_8))).contains(FileKind.TEXT);
        assertThat(kind("教案".getBytes(StandardCharsets.UTF_16))).isEmpty();
        assertThat(kind(new byte[] {'a', 7})).isEmpty();
        var cut = "案".getBytes(StandardCharsets.UTF_8);
        assertThat(kind(new byte[] {'a', cut[0], cut[1]})).isEmpty();
    }

    @Test
    void officeAndBooksAreKnownByTheirParts() throws IOException {
        assertThat(zip(List.of("[Content_Types].xml", "word/document.xml"), "x"))
                .contains(FileKind.DOCX);
        assertThat(zip(List.of("[Content_Types].xml", "xl/workbook.xml"), "x")).contains(FileKind.XLSX);
        assertThat(zip(List.of("[Content_Types].xml", "ppt/presentation.xml"), "x"))
                .contains(FileKind.PPTX);
        assertThat(zip(List.of("mimetype"), "application/epub+zip")).contains(FileKind.EPUB);
        assertThat(zip(List.of("readme.txt"), "x")).isEmpty();
        assertThat(zip(List.of("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "x"))
                .as("macros")
                .isEmpty();
    }

    @Test
    void theNameHasToAgree() {
        assertThat(FileKind.JPEG.fits("照片.JPG")).isTrue();
        assertThat(FileKind.JPEG.fits("照片.png")).isFalse();
        assertThat(FileKind.TEXT.fits("page.html")).isFalse();
    }
}
