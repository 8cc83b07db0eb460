/**
 * Consoles of guests over HTTP. A ticket is asked for like any action of an instance, so by who may; it is good once and for
 * half a minute, and opens a WebSocket (RFC 6455) whose bytes go to the guest's console and back as they are.
 *
 * <p>Start at {@link io.parkcloud.compute.console.ConsoleTickets} and {@code ConsoleController}.
 */
@NullMarked
package io.parkcloud.compute.console;

import org.jspecify.annotations.NullMarked;
