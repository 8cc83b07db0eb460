package io.parkcloud.education.problem;

/** Every problem the program reports, with its stable code, HTTP status and whether the same request may work later. */
public enum Problem {
    REQUEST_MALFORMED("education.request.malformed", 400, "The request cannot be read", false),
    SIGN_IN_NEEDED("education.request.sign-in-needed", 401, "This needs an account", false),
    REQUEST_FORBIDDEN("education.request.forbidden", 403, "Not allowed", false),
    NOT_FOUND("education.request.not-found", 404, "Nothing is at this address", false),
    METHOD_NOT_ALLOWED("education.request.method-not-allowed", 405, "This address does not take this method", false),
    REQUEST_TOO_LARGE("education.request.too-large", 413, "The request is too large", false),
    FIELD_INVALID("education.field.invalid", 422, "A field is not as it has to be", false),
    FILE_KIND("education.file.kind", 422, "This kind of file is not taken", false),
    FILE_TOO_LARGE("education.file.too-large", 413, "The file is too large", false),
    ROSTER_INVALID("education.roster.invalid", 422, "The roster has mistakes", false),
    TOOL_IN_USE("education.tool.in-use", 409, "The tool is part of lessons", false),
    LAUNCH_INVALID("education.launch.invalid", 400, "This launch cannot go on", false),
    STORAGE_FAILED("education.storage.failed", 500, "The file was not stored", true),
    DATABASE_UNAVAILABLE("education.database.unavailable", 503, "The database cannot be reached", true),
    SESSIONS_UNAVAILABLE("education.sessions.unavailable", 503, "Redis cannot be reached", true),
    INTERNAL("education.internal", 500, "Something went wrong", false);

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
