package io.parkcloud.hall.web;

import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An application as a program sends it.
 *
 * @param item code of the service item
 * @param form the form
 * @param attachments files, in a JSON request
 */
record SubmitRequest(String item, ObjectNode form, @Nullable List<InlineFile> attachments) {

    /**
     * A file in a JSON request.
     *
     * @param document key of the document
     * @param fileName its name
     * @param content in base64
     */
    record InlineFile(String document, String fileName, String content) {

        Intake.Source source() {
            byte[] bytes;
            try {
                bytes = Base64.getDecoder().decode(content);
            } catch (IllegalArgumentException e) {
                throw new HallException(
                        Problem.REQUEST_MALFORMED, "The content of attachment '" + fileName + "' is not base64", e);
            }
            return new Intake.Source(document, fileName, () -> new ByteArrayInputStream(bytes));
        }
    }
}
