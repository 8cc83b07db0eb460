package io.parkcloud.engine.ovn.ovsdb;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/** Where a database server listens, in the notation of ovsdb(7). */
public sealed interface OvsdbAddress {

    /** A connected channel in blocking mode. */
    SocketChannel connect(Duration limit) throws IOException;

    /** @throws IllegalArgumentException unless it is {@code unix:PATH} or {@code tcp:HOST:PORT} */
    static OvsdbAddress parse(String text) {
        if (text.startsWith("unix:/")) {
            return new Unix(Path.of(text.substring("unix:".length())));
        }
        int colon = text.lastIndexOf(':');
        if (text.startsWith("tcp:")
                && colon > "tcp:".length()
                && text.substring(colon + 1).matches("\\d{1,5}")) {
            var host = text.substring("tcp:".length(), colon);
            return new Tcp(host, Integer.parseInt(text.substring(colon + 1)));
        }
        throw new IllegalArgumentException(
                "a database address is unix:/absolute/path or tcp:host:port, was '%s'".formatted(text));
    }

    /** A socket file on this machine. */
    record Unix(Path path) implements OvsdbAddress {
        @Override
        public SocketChannel connect(Duration limit) throws IOException {
            var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(path)); // local: answers or refuses at once
                return channel;
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }

        @Override
        public String toString() {
            return "unix:" + path;
        }
    }

    /** A port anywhere. */
    record Tcp(String host, int port) implements OvsdbAddress {
        @Override
        public SocketChannel connect(Duration limit) throws IOException {
            var channel = SocketChannel.open();
            try {
                channel.socket().connect(new InetSocketAddress(host, port), Math.toIntExact(limit.toMillis()));
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                return channel;
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }

        @Override
        public String toString() {
            return "tcp:" + host + ":" + port;
        }
    }
}
