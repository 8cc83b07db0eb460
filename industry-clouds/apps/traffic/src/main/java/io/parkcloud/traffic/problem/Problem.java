package io.parkcloud.traffic.problem;

/** Every problem the program reports, with its stable code, HTTP status and whether the same request may work later. */
public enum Problem {
    REQUEST_MALFORMED("traffic.request.malformed", 400, "The request cannot be read", false),
    SIGN_IN_NEEDED("traffic.request.sign-in-needed", 401, "This needs the department's account", false),
    REQUEST_FORBIDDEN("traffic.request.forbidden", 403, "Not allowed", false),
    NOT_FOUND("traffic.request.not-found", 404, "Nothing is at this address", false),
    METHOD_NOT_ALLOWED("traffic.request.method-not-allowed", 405, "This address does not take this method", false),
    MEDIA_TYPE_UNSUPPORTED("traffic.request.media-type-unsupported", 415, "The body's type is not supported", false),
    REQUEST_TOO_LARGE("traffic.request.too-large", 413, "The request is too large", false),
    PARAMETER_INVALID("traffic.parameter.invalid", 400, "A parameter cannot be read", false),
    STOP_NOT_FOUND("traffic.stop.not-found", 404, "No such stop", false),
    FEED_NOT_FOUND("traffic.feed.not-found", 404, "No such feed", false),
    FEED_INVALID("traffic.feed.invalid", 422, "The feed has mistakes", false),
    FEED_MISSING("traffic.feed.missing", 503, "There is no timetable yet", true),
    REALTIME_INVALID("traffic.realtime.invalid", 422, "This is no GTFS Realtime message", false),
    SOURCE_INVALID("traffic.source.invalid", 422, "The realtime source cannot be like this", false),
    SOURCE_NOT_FOUND("traffic.source.not-found", 404, "No such realtime source", false),
    EVENT_INVALID("traffic.event.invalid", 422, "The road event cannot be like this", false),
    EVENT_NOT_FOUND("traffic.event.not-found", 404, "No such road event", false),
    EDIT_CONFLICT("traffic.edit.conflict", 409, "Somebody else changed this meanwhile", false),
    DATABASE_UNAVAILABLE("traffic.database.unavailable", 503, "The database cannot be reached", true),
    INTERNAL("traffic.internal", 500, "Something went wrong", false);

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
