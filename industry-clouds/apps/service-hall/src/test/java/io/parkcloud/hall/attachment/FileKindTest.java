package io.parkcloud.hall.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FileKindTest {

    @Test
    void kindsAreKnownByTheirFirstBytes() {
        assertThat(FileKind.detect("%PDF-1.7".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(Optional.of(FileKind.PDF));
        assertThat(detect("89504e470d0a1a0a")).isEqualTo(Optional.of(FileKind.PNG));
        assertThat(detect("ffd8ffe000104a46")).isEqualTo(Optional.of(FileKind.JPEG));
    }

    @Test
    void nothingElseIsTaken() {
        assertThat(detect("")).isEmpty();
        assertThat(detect("4d5a900003000000")).isEmpty(); // a Windows program
        assertThat(detect("504b030414000600")).isEmpty(); // an archive, or an office document
        assertThat(detect("89504e47")).isEmpty(); // cut off
        assertThat(FileKind.detect("<svg onl".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
    }

    private static Optional<FileKind> detect(String hex) {
        return FileKind.detect(HexFormat.of().parseHex(hex));
    }
}
