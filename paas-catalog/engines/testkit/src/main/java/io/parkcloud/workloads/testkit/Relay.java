package io.parkcloud.workloads.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between an engine and the server that it asks: passes everything on, or nothing, or is not there at all. */
public final class Relay implements AutoCloseable {

    /** What it does to connections. */
    public enum Mood {
        PASSING,
        /** Connections are taken and kept; nothing is ever answered. */
        SILENT,
        /** Connections are cut at once. */
        CUT
    }

    private final ServerSocket door;
    private final String host;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Mood mood = Mood.PASSING;

    /** @param server address of the server; without a port, 443 */
    public Relay(URI server) {
        this.host = server.getHost();
        this.port = server.getPort() < 0 ? 443 : server.getPort();
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::listen);
    }

    /** Writes a kubeconfig that leads here, for the account with that token. */
    public Path kubeconfig(Path target, String token) throws IOException {
        return Files.writeString(target, """
                apiVersion: v1
                kind: Config
                clusters: [{name: c, cluster: {server: "https://127.0.0.1:%d", insecure-skip-tls-verify: true}}]
                users: [{name: u, user: {token: "%s"}}]
                contexts: [{name: x, context: {cluster: c, user: u}}]
                current-context: x
                """.formatted(door.getLocalPort(), token));
    }

    /** Also for the connections that there are. */
    public void become(Mood wanted) {
        mood = wanted;
        open.forEach(Relay::shut);
        open.clear();
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                var near = door.accept();
                open.add(near);
                switch (mood) {
                    case PASSING -> pass(near);
                    case SILENT -> {}
                    case CUT -> shut(near);
                }
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void pass(Socket near) {
        try {
            var far = new Socket(host, port);
            open.add(far);
            Thread.startVirtualThread(() -> copy(near, far));
            Thread.startVirtualThread(() -> copy(far, near));
        } catch (IOException e) {
            shut(near);
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            shut(from);
            shut(to);
        }
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        become(Mood.CUT);
    }
}
