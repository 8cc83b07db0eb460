package io.parkcloud.hall.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.hall.it.HallClient.FilePart;
import io.parkcloud.hall.it.HallClient.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/** The document a decided case ends in, and what the hall says of it and of others. */
final class ResultChecks {

    private ResultChecks() {}

    static void aResultDocumentIsSignedAndAnyChangeIsFound(HallRig rig) {
        var citizen = rig.client();
        var filed =
                citizen.postJson("/api/cases", "result-0001", SeniorCard.json()).json();
        var receipt = filed.path("receipt").asString();
        var address = "/progress/" + receipt + "/result?code="
                + filed.path("queryCode").asString();
        assertThat(citizen.get(address).status()).as("not decided yet").isEqualTo(404);
        new Office(rig).approve(receipt);

        var pdf = citizen.download(address);
        assertThat(citizen.download(address)).isEqualTo(pdf);
        assertThat(text(pdf).replaceAll("\\s", "")).contains("准予办理决定书", "王建国", "老年人优待证办理", receipt, "材料齐全");
        assertThat(citizen.get("/progress/" + receipt + "/result?code=WRONG222").status())
                .isEqualTo(404);

        assertThat(verify(citizen, pdf).body()).contains("由本大厅签发", receipt);
        for (int at = 100; at < pdf.length; at += pdf.length / 23) {
            var changed = pdf.clone();
            changed[at] ^= 1;
            assertThat(verify(citizen, changed).body()).as("byte " + at).doesNotContain("由本大厅签发，内容没有改动");
        }
        var longer = Arrays.copyOf(pdf, pdf.length + 1);
        longer[pdf.length] = '\n';
        assertThat(verify(citizen, longer).body()).contains("不可信");
        assertThat(verify(citizen, "hello".getBytes(StandardCharsets.US_ASCII)).body())
                .contains("不是可以读取的 PDF");
    }

    private static Reply verify(HallClient citizen, byte[] file) {
        var fields = Map.of("_csrf", citizen.get("/verify").csrf());
        var content = new String(file, StandardCharsets.ISO_8859_1);
        return citizen.upload("/verify", "", fields, List.of(new FilePart("file", "result.pdf", content)));
    }

    private static String text(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
