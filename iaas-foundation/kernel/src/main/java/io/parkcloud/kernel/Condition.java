package io.parkcloud.kernel;

import java.time.Instant;

/**
 * One fact about a resource that its user may want to know. Follows the Kubernetes API conventions ("Typical status
 * properties").
 *
 * @param type    CamelCase name of the fact, such as {@code Ready} or {@code EngineReachable}
 * @param state   whether it holds
 * @param reason  stable CamelCase word, or an error code, for programs
 * @param message a sentence for people
 * @param since   when {@code state} last changed
 */
public record Condition(String type, State state, String reason, String message, Instant since) {

    /** Whether a condition holds. */
    public enum State {
        TRUE,
        FALSE,
        UNKNOWN
    }
}
