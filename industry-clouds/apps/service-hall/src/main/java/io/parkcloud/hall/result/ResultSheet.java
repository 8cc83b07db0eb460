package io.parkcloud.hall.result;

import io.parkcloud.hall.HallSettings;
import io.parkcloud.hall.casework.CaseState;
import io.parkcloud.hall.casework.CaseView;
import io.parkcloud.hall.result.SigningKey.Identity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.GregorianCalendar;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.springframework.stereotype.Component;

/** Writes the decision of a case on paper, in Chinese as the law wants it, and signs it. */
@Component
class ResultSheet {
    private static final float TEXT = 12;
    private static final int SIGNATURE_BYTES = 8 * 1024;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.SIMPLIFIED_CHINESE);

    private final HallSettings settings;

    ResultSheet(HallSettings settings) {
        this.settings = settings;
    }

    byte[] write(CaseView view, Instant decidedAt, Identity identity, Instant signedAt) throws IOException {
        return sign(compose(view, decidedAt), view.row().receipt(), identity, signedAt);
    }

    private byte[] compose(CaseView view, Instant decidedAt) throws IOException {
        var row = view.row();
        boolean granted = row.state() == CaseState.APPROVED;
        var name = view.item().name().zh();
        try (var document = new PDDocument()) {
            document.getDocumentInformation().setTitle(name + " " + row.receipt());
            try (var sheet = new Typesetter(document)) {
                sheet.title(settings.title(), 15);
                sheet.title(granted ? "准予办理决定书" : "不予办理决定书", 22);
                sheet.right("编号：" + row.receipt(), 10.5f);
                sheet.rule();
                sheet.paragraph(row.applicant() + "：", TEXT);
                sheet.paragraph(
                        "您于 " + day(row.submittedAt()) + "提出的“" + name + "”申请，经审查，"
                                + (granted ? "符合规定的条件，决定准予办理。" : "不符合规定的条件，决定不予办理。"),
                        TEXT);
                var reason = view.decisionReason().orElse("");
                if (!reason.isBlank()) {
                    sheet.paragraph((granted ? "办理意见：" : "理由：") + reason, TEXT);
                }
                if (!granted) {
                    sheet.paragraph("如不服本决定，可以自收到本决定书之日起六十日内依法申请行政复议，或者在六个月内依法提起行政诉讼。", TEXT);
                }
                facts(sheet, view);
                sheet.right(view.item().department().zh(), TEXT);
                sheet.right(day(decidedAt), TEXT);
                sheet.rule();
                sheet.paragraph("本决定书附有电子签名。在“" + settings.title() + "”的“文书核验”页上传本文件，可核对是否由本大厅签发、内容有无改动。", 9);
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private void facts(Typesetter sheet, CaseView view) throws IOException {
        sheet.rule();
        sheet.fact("事项名称", view.item().name().zh(), TEXT);
        sheet.fact("事项编码", view.item().code(), TEXT);
        sheet.fact("事项类型", view.item().kind().zh(), TEXT);
        sheet.fact("法律依据", view.item().basis().zh(), TEXT);
        sheet.fact("申请人", view.row().applicant(), TEXT);
        sheet.rule();
    }

    static byte[] sign(byte[] pdf, String receipt, Identity identity, Instant at) throws IOException {
        try (var document = Loader.loadPDF(pdf);
                var options = new SignatureOptions()) {
            options.setPreferredSignatureSize(SIGNATURE_BYTES);
            var signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
            signature.setName(identity.certificate().getSubjectX500Principal().getName());
            signature.setReason(receipt);
            var time = new GregorianCalendar();
            time.setTimeInMillis(at.toEpochMilli());
            signature.setSignDate(time);
            document.addSignature(signature, new PadesSigner(identity), options);
            var out = new ByteArrayOutputStream();
            document.saveIncremental(out);
            return out.toByteArray();
        }
    }

    private String day(Instant at) {
        return DAY.withZone(settings.timeZone()).format(at);
    }
}
