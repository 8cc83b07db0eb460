package io.parkcloud.devops.pipeline.report;

/**
 * One test as a report tells of it.
 *
 * @param suite class or file it stands in
 * @param seconds how long it took; 0 if the report does not say
 * @param message why it failed or was skipped; empty if there is nothing to say
 * @param detail stack trace or output; shortened, empty if there is none
 */
public record TestCase(String suite, String name, Outcome outcome, double seconds, String message, String detail) {

    /** How it ended. */
    public enum Outcome {
        PASSED,
        FAILED,
        SKIPPED
    }
}
