package io.parkcloud.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Metrics are for the collector beside us, with its token, and not for whoever a proxy lets through. */
final class CollectorDoor {

    private final byte @Nullable [] expected;

    private CollectorDoor(byte @Nullable [] expected) {
        this.expected = expected;
    }

    /** @param token file that holds it; without one the door stays shut */
    static CollectorDoor of(@Nullable Path token) {
        try {
            return new CollectorDoor(
                    token == null
                            ? null
                            : ("Bearer " + Files.readString(token).strip()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the collector's token cannot be read", e);
        }
    }

    boolean opens(HttpServletRequest request) {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return expected != null
                && authorization != null
                && fromThisBox(request)
                && MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean fromThisBox(HttpServletRequest request) {
        var address = request.getRemoteAddr();
        boolean loopback = address.equals("127.0.0.1") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
        return loopback && request.getHeader("X-Forwarded-For") == null && request.getHeader("Forwarded") == null;
    }
}
