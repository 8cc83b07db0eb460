package io.parkcloud.hall.casework;

import io.parkcloud.hall.attachment.Attachment;
import io.parkcloud.hall.attachment.AttachmentVault;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import io.parkcloud.hall.staff.StaffMember;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * A case as a file for the archive: {@code case.json} with everything the hall knows of it, the attachments, the process it
 * ran on, and {@code SHA256SUMS} over all of them, which {@code sha256sum -c} understands.
 */
@Service
public class CaseExport {
    private static final String FORMAT = "parkcloud-hall-case/1";

    private final CaseRecords records;
    private final Cases cases;
    private final CaseMapper rows;
    private final CountersignMapper countersigns;
    private final AttachmentVault vault;
    private final ProcessTrail trail;
    private final JsonMapper json;

    CaseExport(
            CaseRecords records,
            Cases cases,
            CaseMapper rows,
            CountersignMapper countersigns,
            AttachmentVault vault,
            ProcessTrail trail,
            JsonMapper json) {
        this.records = records;
        this.cases = cases;
        this.rows = rows;
        this.countersigns = countersigns;
        this.vault = vault;
        this.trail = trail;
        this.json = json;
    }

    /**
     * Prepares an export and notes who made it. Every attachment is read and compared with its checksum before the first byte
     * is given away.
     *
     * @throws HallException {@code CASE_NOT_FOUND}, {@code STORAGE_FAILED} if an attachment is not what was handed in
     */
    public Archive prepare(String receipt, StaffMember who) {
        var row = records.seen(receipt, who, AccessKind.EXPORT, "");
        var view = cases.view(row);
        view.attachments().forEach(this::verify);
        return out -> write(view, who, out);
    }

    private void write(CaseView view, StaffMember who, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        var sums = new StringBuilder();
        add(zip, sums, "case.json", json.writerWithDefaultPrettyPrinter().writeValueAsBytes(content(view, who)));
        add(zip, sums, "process.bpmn", trail.bpmn(view.row()));
        for (var attachment : view.attachments()) {
            zip.putNextEntry(new ZipEntry(pathOf(attachment)));
            Files.copy(vault.content(attachment), zip);
            zip.closeEntry();
            sums.append(attachment.sha256())
                    .append("  ")
                    .append(pathOf(attachment))
                    .append('\n');
        }
        zip.putNextEntry(new ZipEntry("SHA256SUMS"));
        zip.write(sums.toString().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
    }

    private Map<String, Object> content(CaseView view, StaffMember who) {
        var row = view.row();
        var content = new LinkedHashMap<String, Object>();
        content.put("format", FORMAT);
        content.put("exportedBy", who.username());
        content.put("case", row);
        content.put("item", view.item());
        content.put("forms", rows.forms(row.id()).stream().map(json::readTree).toList());
        content.put("history", view.history());
        content.put("countersigns", countersigns.ofCase(row.id()));
        content.put(
                "attachments",
                view.attachments().stream().map(CaseExport::described).toList());
        content.put("process", Map.of("version", trail.version(row), "passed", trail.passed(row)));
        return content;
    }

    private static Map<String, Object> described(Attachment attachment) {
        return Map.of(
                "path", pathOf(attachment),
                "fileName", attachment.fileName(),
                "document", attachment.documentKey(),
                "formRound", attachment.formRound(),
                "mediaType", attachment.kind().mediaType(),
                "sizeBytes", attachment.sizeBytes(),
                "sha256", attachment.sha256(),
                "uploadedAt", attachment.uploadedAt());
    }

    private void verify(Attachment attachment) {
        try (var in = new DigestInputStream(Files.newInputStream(vault.content(attachment)), sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            var found = HexFormat.of().formatHex(in.getMessageDigest().digest());
            if (!found.equals(attachment.sha256())) {
                throw new HallException(
                        Problem.STORAGE_FAILED,
                        "Attachment '" + attachment.fileName() + "' has checksum " + found + " and was handed in with "
                                + attachment.sha256() + "; restore it from a backup");
            }
        } catch (IOException e) {
            throw new HallException(
                    Problem.STORAGE_FAILED, "Attachment '" + attachment.fileName() + "' cannot be read", e);
        }
    }

    private static void add(ZipOutputStream zip, StringBuilder sums, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
        sums.append(HexFormat.of().formatHex(sha256().digest(content)))
                .append("  ")
                .append(name)
                .append('\n');
    }

    private static String pathOf(Attachment attachment) {
        return "attachments/" + attachment.id() + "-" + attachment.fileName();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** An export ready to be written. */
    public interface Archive {
        void writeTo(OutputStream out) throws IOException;
    }
}
