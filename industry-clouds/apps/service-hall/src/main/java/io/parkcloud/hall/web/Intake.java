package io.parkcloud.hall.web;

import io.parkcloud.hall.attachment.AttachmentVault;
import io.parkcloud.hall.attachment.StagedFile;
import io.parkcloud.hall.casework.Submission;
import io.parkcloud.hall.casework.Submission.RefusedFile;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.node.ObjectNode;

/** Receives the files of a request into the vault's staging place: all of them, or none stays. */
@Component
class Intake {
    static final String DOCUMENT_PREFIX = "document.";

    private final AttachmentVault vault;

    Intake(AttachmentVault vault) {
        this.vault = vault;
    }

    /** Files of a browser's request, none if it carries none. */
    Submission receive(ObjectNode form, HttpServletRequest request, String key) {
        var upload = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        return receive(form, upload == null ? Map.of() : upload.getMultiFileMap(), key);
    }

    /** Files of a multipart request; their parts are named {@code document.<key>}. */
    Submission receive(ObjectNode form, Map<String, List<MultipartFile>> parts, String key) {
        var sources = new ArrayList<Source>();
        parts.forEach((name, files) -> {
            if (name.startsWith(DOCUMENT_PREFIX)) {
                files.stream()
                        .filter(file -> !file.isEmpty())
                        .map(file -> new Source(
                                name.substring(DOCUMENT_PREFIX.length()),
                                String.valueOf(file.getOriginalFilename()),
                                file::getInputStream))
                        .forEach(sources::add);
            }
        });
        return receive(form, sources, key);
    }

    Submission receive(ObjectNode form, List<Source> sources, String key) {
        var staged = new ArrayList<StagedFile>();
        var refused = new ArrayList<RefusedFile>();
        boolean complete = false;
        try {
            for (var source : sources) {
                try (var content = source.content().open()) {
                    vault.stage(source.documentKey(), source.fileName(), content)
                            .ifPresentOrElse(
                                    staged::add,
                                    () -> refused.add(new RefusedFile(source.documentKey(), source.fileName())));
                }
            }
            complete = true;
            return new Submission(form, staged, refused, key, "");
        } catch (IOException e) {
            throw new HallException(Problem.STORAGE_FAILED, "An attachment could not be read; send it again", e);
        } finally {
            if (!complete) {
                vault.discard(staged);
            }
        }
    }

    /**
     * A file to receive.
     *
     * @param documentKey document it is
     * @param fileName its name
     * @param content its bytes
     */
    record Source(String documentKey, String fileName, Content content) {}

    /** Opens a file's bytes. */
    interface Content {
        InputStream open() throws IOException;
    }
}
