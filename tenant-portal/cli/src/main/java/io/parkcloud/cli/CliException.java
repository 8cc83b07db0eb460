package io.parkcloud.cli;

/** An end of the command that is not success: what to print, and what to exit with. */
public final class CliException extends RuntimeException {

    /** The platform said no. */
    public static final int REFUSED = 1;
    /** The command line makes no sense. */
    public static final int USAGE = 2;
    /** The platform did not answer. */
    public static final int UNREACHABLE = 3;

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private final boolean stale;

    private CliException(int exitCode, String message, boolean stale) {
        super(message);
        this.exitCode = exitCode;
        this.stale = stale;
    }

    /** The resource has moved on since it was read, which its own reconciling does too: read again. */
    static CliException stale(String message) {
        return new CliException(REFUSED, message, true);
    }

    public static CliException refused(String message) {
        return new CliException(REFUSED, message, false);
    }

    public static CliException usage(String message) {
        return new CliException(USAGE, message, false);
    }

    public static CliException unreachable(String message) {
        return new CliException(UNREACHABLE, message, false);
    }

    public boolean isStale() {
        return stale;
    }

    public int exitCode() {
        return exitCode;
    }
}
