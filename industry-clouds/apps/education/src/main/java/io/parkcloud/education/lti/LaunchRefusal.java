package io.parkcloud.education.lti;

/** A request of a tool that is answered with an error (OpenID Connect Core 1.0, section 3.1.2.6). */
final class LaunchRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String error;

    LaunchRefusal(String error, String description) {
        super(description);
        this.error = error;
    }

    LaunchRefusal(String error, String description, Throwable cause) {
        super(description, cause);
        this.error = error;
    }

    /** Its code. */
    String error() {
        return error;
    }
}
