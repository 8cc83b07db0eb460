package io.parkcloud.compute.spi;

import java.nio.file.Path;

/** Where a guest's screen is served with the Remote Framebuffer protocol (RFC 6143). Never reachable from outside the host. */
public sealed interface ConsoleEndpoint {

    /** A stream socket in the file system of the host. */
    record UnixSocket(Path path) implements ConsoleEndpoint {}

    /** A TCP port on the loopback address of the host. */
    record Loopback(int port) implements ConsoleEndpoint {}
}
