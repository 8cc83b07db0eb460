package io.parkcloud.hall.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClamdScannerTest {
    @TempDir
    Path directory;

    @Test
    void aCleanFilePassesAndTheTestVirusIsNamed() throws IOException {
        try (var clamd = new FakeClamd(1 << 20)) {
            var scanner = scanner(clamd.address());
            assertThat(scanner.scan(file("%PDF-1.7 " + "x".repeat(200_000)))).isEqualTo(ScanResult.CLEAN);
            assertThat(scanner.scan(file("%PDF-1.7 " + "x".repeat(100_000) + FakeClamd.EICAR)))
                    .isEqualTo(ScanResult.infected("Eicar-Signature"));
        }
    }

    @Test
    void aScannerThatGivesNoAnswerLetsNothingPass() throws IOException {
        var file = file("%PDF-1.7 " + "x".repeat(100_000));
        String gone;
        try (var clamd = new FakeClamd(1_000)) {
            gone = clamd.address();
            refused(gone, file); // larger than the daemon takes
        }
        refused(gone, file);
        refused(directory.resolve("no.sock").toString(), file);
    }

    @Test
    void anAddressIsAHostWithItsPortOrAPath() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClamdSettings("clamav", Duration.ofSeconds(1)))
                .withMessageContaining("HALL_CLAMD_ADDRESS");
    }

    private static void refused(String address, Path file) {
        assertThatExceptionOfType(HallException.class)
                .isThrownBy(() -> scanner(address).scan(file))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.SCANNER_UNAVAILABLE));
    }

    private static ClamdScanner scanner(String address) {
        return new ClamdScanner(new ClamdSettings(address, Duration.ofSeconds(10)));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("file"), content);
    }
}
