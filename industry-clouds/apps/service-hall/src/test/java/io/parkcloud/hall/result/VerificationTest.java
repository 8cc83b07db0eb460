package io.parkcloud.hall.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.app.DatabaseSettings;
import io.parkcloud.app.NamedAccount;
import io.parkcloud.app.RedisSettings;
import io.parkcloud.hall.HallSettings;
import io.parkcloud.hall.result.Verdict.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the hall says of files: issued by it, signed with its key but never issued, a stranger's, unsigned, no PDF. */
final class VerificationTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @TempDir
    Path directory;

    private final Issued issued = new Issued();

    @Test
    void eachKindOfFileIsNamed() throws IOException {
        var ours = key("ours");
        var verification = new Verification(issued, ours);
        var plain = plain();
        var genuine = ResultSheet.sign(plain, "MC20261122-000001-4", ours.identity(), NOW);
        issued.add("MC20261122-000001-4", Verification.sha256(genuine), NOW, genuine);
        assertThat(verification.verify(genuine))
                .isEqualTo(new Verdict(Outcome.OURS, "C=CN,CN=ours", NOW, "MC20261122-000001-4"));
        var neverIssued = ResultSheet.sign(plain, "MC20261122-000002-2", ours.identity(), NOW);
        assertThat(verification.verify(neverIssued).outcome()).isEqualTo(Outcome.CHANGED);
        var strangers =
                ResultSheet.sign(plain, "MC20261122-000001-4", key("strangers").identity(), NOW);
        assertThat(verification.verify(strangers)).isEqualTo(new Verdict(Outcome.OTHERS, "C=CN,CN=strangers", NOW, ""));
        strangers[60] ^= 1;
        assertThat(verification.verify(strangers).outcome()).isNotEqualTo(Outcome.OTHERS);
        assertThat(verification.verify(plain).outcome()).isEqualTo(Outcome.UNSIGNED);
        assertThat(verification
                        .verify("%PDF-1.7 and no more".getBytes(StandardCharsets.US_ASCII))
                        .outcome())
                .isEqualTo(Outcome.NOT_PDF);
    }

    @Test
    void theKeyIsMadeOnceAndIsForNobodyElseToRead() throws IOException {
        var first = key("hall").identity();
        var again = key("hall").identity();
        assertThat(again.certificate()).isEqualTo(first.certificate());
        assertThat(again.key()).isEqualTo(first.key());
        for (var name : new String[] {"hall.p12", "password"}) {
            var permissions = Files.getPosixFilePermissions(directory.resolve("hall/signing/" + name));
            assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
        }
    }

    @Test
    void charactersNoFontHasAreMarkedAndLongTextTurnsThePage() throws IOException {
        try (var document = new PDDocument()) {
            try (var sheet = new Typesetter(document)) {
                sheet.paragraph("王😀建国 ABC", 12);
                sheet.paragraph("长".repeat(3_000), 12);
            }
            assertThat(document.getNumberOfPages()).isGreaterThan(1);
            var out = new ByteArrayOutputStream();
            document.save(out);
            assertThat(new PDFTextStripper().getText(Loader.loadPDF(out.toByteArray())))
                    .contains("王〓建国 ABC");
        }
    }

    private static byte[] plain() throws IOException {
        try (var document = new PDDocument()) {
            try (var sheet = new Typesetter(document)) {
                sheet.title("准予办理决定书", 22);
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private SigningKey key(String name) {
        var nobody = new NamedAccount(null, null, null);
        var settings = new HallSettings(
                new DatabaseSettings("jdbc:mysql://127.0.0.1/hall", "", null, null, 1),
                new RedisSettings("127.0.0.1", 1, null, null),
                nobody,
                nobody,
                directory.resolve(name),
                name,
                "MC",
                ZoneOffset.UTC,
                Duration.ZERO);
        return new SigningKey(settings, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** The table of issued documents, in memory: the first one stored for a receipt stays. */
    private static final class Issued implements ResultMapper {
        private final Map<String, byte[]> documents = new HashMap<>();

        @Override
        public void add(String receipt, String sha256, Instant at, byte[] content) {
            documents.putIfAbsent(receipt, content);
        }

        @Override
        public Optional<Stored> find(String receipt) {
            return Optional.ofNullable(documents.get(receipt)).map(Stored::new);
        }

        @Override
        public Optional<String> digest(String receipt) {
            return find(receipt).map(stored -> Verification.sha256(stored.content()));
        }
    }
}
