package io.parkcloud.engine.ovn.ovsdb;

import java.time.Duration;

/**
 * Time limits of a client.
 *
 * @param connect    longest wait for a connection and its first replica
 * @param request    longest wait for the answer to a transaction
 * @param keepAlive  silence after which the server is asked for a sign of life; after twice that the connection is given up
 * @param minBackOff pause after the first failed attempt to connect; doubles with each further one
 * @param maxBackOff longest pause between two attempts
 */
public record OvsdbTimings(
        Duration connect, Duration request, Duration keepAlive, Duration minBackOff, Duration maxBackOff) {

    public static final OvsdbTimings DEFAULT = new OvsdbTimings(
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofMillis(50),
            Duration.ofSeconds(3));
}
