package io.parkcloud.hall.problem;

/** Every problem the hall reports, with its stable code, HTTP status and whether the same request may work later. */
public enum Problem {
    REQUEST_MALFORMED("hall.request.malformed", 400, "The request cannot be read", false),
    REQUEST_FORBIDDEN("hall.request.forbidden", 403, "Not allowed", false),
    NOT_FOUND("hall.request.not-found", 404, "Nothing is at this address", false),
    METHOD_NOT_ALLOWED("hall.request.method-not-allowed", 405, "This address does not take this method", false),
    MEDIA_TYPE_UNSUPPORTED("hall.request.media-type-unsupported", 415, "The body's type is not supported", false),
    REQUEST_TOO_LARGE("hall.request.too-large", 413, "The request is too large", false),
    ITEM_NOT_FOUND("hall.item.not-found", 404, "No such service item", false),
    FORM_INVALID("hall.form.invalid", 422, "The form has mistakes", false),
    ATTACHMENT_TOO_LARGE("hall.attachment.too-large", 413, "An attachment is too large", false),
    ATTACHMENT_NOT_FOUND("hall.attachment.not-found", 404, "No such attachment", false),
    CASE_NOT_FOUND("hall.case.not-found", 404, "No case with this receipt number and query code", false),
    CASE_STATE_CONFLICT("hall.case.state-conflict", 409, "The case is no longer in the state this step needs", false),
    CASE_NOT_YOURS("hall.case.not-yours", 403, "Another clerk works on this case", false),
    REASON_MISSING("hall.case.reason-missing", 422, "A reason is needed", false),
    STAFF_UNKNOWN("hall.staff.unknown", 422, "No such colleague", false),
    STAFF_INVALID("hall.staff.invalid", 422, "The account cannot be like this", false),
    DEPARTMENT_UNKNOWN("hall.department.unknown", 422, "No such department", false),
    ITEM_INVALID("hall.item.invalid", 422, "The item cannot be like this", false),
    SCHEMA_INVALID("hall.form.schema-invalid", 422, "The form's schema has mistakes", false),
    PROCESS_INVALID("hall.process.invalid", 422, "The process cannot carry cases", false),
    EDIT_CONFLICT("hall.edit.conflict", 409, "Somebody else changed this meanwhile", false),
    KEY_MISSING("hall.idempotency.key-missing", 400, "The request needs an idempotency key", false),
    KEY_REUSED("hall.idempotency.key-reused", 422, "This idempotency key was used for another request", false),
    DRAFT_NOT_FOUND("hall.draft.not-found", 404, "No draft with this code", false),
    RATING_TOO_EARLY("hall.rating.too-early", 409, "The case is not decided yet", false),
    RATING_REASON_MISSING("hall.rating.reason-missing", 422, "A bad rating needs a reason", false),
    RATING_EXISTS("hall.rating.exists", 409, "The case has been rated", false),
    RESULT_NOT_FOUND("hall.result.not-found", 404, "The case has no result document yet", false),
    DATABASE_UNAVAILABLE("hall.database.unavailable", 503, "The database cannot be reached", true),
    SESSIONS_UNAVAILABLE("hall.sessions.unavailable", 503, "The session store cannot be reached", true),
    STORAGE_FAILED("hall.storage.failed", 503, "The attachment cannot be stored", true),
    SCANNER_UNAVAILABLE("hall.scanner.unavailable", 503, "The malware scanner gives no answer", true),
    INTERNAL("hall.internal", 500, "Something went wrong in the hall", false);

    private final String code;
    private final int status;
    private final String title;
    private final boolean retryable;

    Problem(String code, int status, String title, boolean retryable) {
        this.code = code;
        this.status = status;
        this.title = title;
        this.retryable = retryable;
    }

    /** Stable identifier, for programs. */
    public String code() {
        return code;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** Short English summary that never varies. */
    public String title() {
        return title;
    }

    /** Whether repeating the unchanged request later can help. */
    public boolean retryable() {
        return retryable;
    }
}
