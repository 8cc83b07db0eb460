package io.parkcloud.compute.console;

import java.time.Duration;
import java.util.Optional;

/** Where replicas keep tickets for each other. Calls may block, for seconds at most. Thread-safe. */
public interface TicketShelf {

    /**
     * Keeps a ticket for a while.
     *
     * @throws AwayException if it cannot be told whether the ticket is kept
     */
    void put(String ticket, String content, Duration life) throws AwayException;

    /**
     * Takes a ticket away, and says what it was: of all who ask, in whichever replica, one at most gets an answer.
     *
     * @throws AwayException if it cannot be told; the ticket may be gone
     */
    Optional<String> take(String ticket) throws AwayException;

    /** The shelf does not answer. */
    final class AwayException extends Exception {
        private static final long serialVersionUID = 1L;

        public AwayException(Throwable cause) {
            super("the shelf of tickets does not answer", cause);
        }
    }
}
