package io.parkcloud.education.rest;

/** A request to the rostering service that cannot be answered. */
final class RosterRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String minor;

    RosterRefusal(int status, String minor, String description) {
        super(description);
        this.status = status;
        this.minor = minor;
    }

    static RosterRefusal unknown(String description) {
        return new RosterRefusal(404, "unknownobject", description);
    }

    int status() {
        return status;
    }

    String minor() {
        return minor;
    }
}
