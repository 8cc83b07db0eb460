package io.parkcloud.compute.console;

import io.parkcloud.compute.ComputeErrors;
import io.parkcloud.compute.spi.ComputeEngine;
import io.parkcloud.compute.spi.ConsoleEndpoint;
import io.parkcloud.control.web.PrincipalSource;
import io.parkcloud.control.web.Problems;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ErrorCategory;
import io.parkcloud.kernel.PlatformException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/**
 * The door to consoles. The ticket is the only authority: a browser cannot send a bearer token with a WebSocket. All that can be
 * wrong is said before the upgrade, as a problem.
 */
@RestController
final class ConsoleController {

    private static final String VERSION = "13"; // RFC 6455, section 4.1
    private static final String SUBPROTOCOL = "binary";

    private final ConsoleTickets tickets;
    private final ComputeEngine engine;
    private final ConsoleSessions sessions;
    private final PrincipalSource principals;
    private final DefaultHandshakeHandler handshake = new DefaultHandshakeHandler();

    ConsoleController(
            ConsoleTickets tickets, ComputeEngine engine, ConsoleSessions sessions, PrincipalSource principals) {
        this.tickets = tickets;
        this.engine = engine;
        this.sessions = sessions;
        this.principals = principals;
        handshake.setSupportedProtocols(SUBPROTOCOL);
    }

    @GetMapping(ConsoleTickets.PATH + "/{ticket}")
    @ResponseStatus(HttpStatus.SWITCHING_PROTOCOLS)
    void openConsole(@PathVariable String ticket, HttpServletRequest request, HttpServletResponse response) {
        requireWebSocket(request);
        requireSameOrigin(request);
        var granted = tickets.redeem(ticket)
                .filter(known -> isWhoAsked(known.user()))
                .orElseThrow(() -> ComputeErrors.TICKET_INVALID.error(
                        "a ticket is good once, and for %d s: ask for another one",
                        ConsoleTickets.LIFETIME.toSeconds()));
        var endpoint = engine.console(granted.instance())
                .orElseThrow(() -> ComputeErrors.NOT_RUNNING.error(
                        "instance \"%s\" has no screen now: start it first",
                        granted.subject().name()));
        var session = sessions.begin(granted, connect(endpoint), request.getRemoteAddr(), Problems.requestId());
        boolean upgraded = false;
        try {
            upgraded = handshake.doHandshake(
                    new ServletServerHttpRequest(request), new ServletServerHttpResponse(response), session, Map.of());
        } finally {
            if (!upgraded) {
                session.end(CloseStatus.PROTOCOL_ERROR.getCode());
            }
        }
    }

    /** A ticket needs no sign-in beside it, but it is of no use to who is signed in as somebody else. */
    private boolean isWhoAsked(String user) {
        try {
            return principals.current().name().equals(user);
        } catch (PlatformException e) {
            if (e.code().category() == ErrorCategory.UNAUTHENTICATED) {
                return true;
            }
            throw e;
        }
    }

    private static void requireWebSocket(HttpServletRequest request) {
        boolean complete = has(request, HttpHeaders.UPGRADE, "websocket")
                && has(request, HttpHeaders.CONNECTION, "upgrade")
                && VERSION.equals(request.getHeader(WebSocketHttpHeaders.SEC_WEBSOCKET_VERSION))
                && request.getHeader(WebSocketHttpHeaders.SEC_WEBSOCKET_KEY) != null;
        if (!complete) {
            throw ComputeErrors.NO_WEB_SOCKET.error(
                    "open this address as a WebSocket of version %s; the ticket has not been looked at", VERSION);
        }
    }

    private static boolean has(HttpServletRequest request, String header, String word) {
        var value = request.getHeader(header);
        return value != null && value.toLowerCase(Locale.ROOT).contains(word);
    }

    /** Browsers say which page asks, programs do not. The scheme is left out: who speaks TLS for us may be in between. */
    private static void requireSameOrigin(HttpServletRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null
                && !String.valueOf(authority(origin)).equalsIgnoreCase(request.getHeader(HttpHeaders.HOST))) {
            throw ComputeErrors.ORIGIN_FOREIGN.error(
                    "a console is opened by the portal's own pages, not by %s", origin);
        }
    }

    private static @Nullable String authority(String origin) {
        try {
            return URI.create(origin).getAuthority();
        } catch (IllegalArgumentException garbage) {
            return null;
        }
    }

    private static SocketChannel connect(ConsoleEndpoint endpoint) {
        SocketAddress address =
                switch (endpoint) {
                    case ConsoleEndpoint.UnixSocket socket -> UnixDomainSocketAddress.of(socket.path());
                    case ConsoleEndpoint.Loopback port ->
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port.port());
                };
        try {
            return SocketChannel.open(address);
        } catch (IOException gone) {
            throw EngineException.unavailable("the guest's console does not answer: ask for another ticket", gone);
        }
    }
}
