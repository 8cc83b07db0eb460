package io.parkcloud.server;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Somebody who looks at a console: a WebSocket client that speaks the beginning of RFB (RFC 6143). */
final class ConsoleViewer implements WebSocket.Listener, AutoCloseable {

    private static final String VERSION = "RFB 003.008\n";

    private final PipedInputStream in = new PipedInputStream(4 << 20);
    private final PipedOutputStream arrived;
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();

    @SuppressWarnings("NullAway.Init")
    private WebSocket socket;

    private ConsoleViewer() {
        try {
            arrived = new PipedOutputStream(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is said instead of an upgrade. */
    record Refusal(int status, String body) {}

    static ConsoleViewer open(String url) {
        return open(url, Map.of());
    }

    static ConsoleViewer open(String url, Map<String, String> headers) {
        var viewer = new ConsoleViewer();
        var builder = HttpClient.newHttpClient().newWebSocketBuilder().subprotocols("binary");
        headers.forEach(builder::header);
        var uri = URI.create(url.replace("http://", "ws://"));
        viewer.socket = builder.connectTimeout(Duration.ofSeconds(10))
                .buildAsync(uri, viewer)
                .join();
        return viewer;
    }

    /** Asks for the upgrade by hand, for a client of the library does not show what is said when it is refused. */
    static Refusal knock(String url, String... headers) {
        var uri = URI.create(url);
        var request = new StringBuilder("GET " + uri.getPath() + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\n");
        request.append("Upgrade: websocket\r\nConnection: Upgrade, close\r\nSec-WebSocket-Version: 13\r\n");
        request.append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        for (var header : headers) {
            request.append(header).append("\r\n");
        }
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Refusal(Integer.parseInt(answer.substring(9, 12)), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String subprotocol() {
        return socket.getSubprotocol();
    }

    /** Shakes hands without security; the size of the screen. */
    String greet() {
        if (!new String(read(12), StandardCharsets.US_ASCII).equals(VERSION)) {
            throw new AssertionError("not the greeting of RFB");
        }
        send(VERSION.getBytes(StandardCharsets.US_ASCII));
        read(2);
        send(new byte[] {1});
        read(4);
        send(new byte[] {1});
        var init = ByteBuffer.wrap(read(24));
        int width = init.getShort();
        int height = init.getShort();
        read(init.getInt(20));
        return width + "x" + height;
    }

    void askForEverything() {
        send(new byte[] {3, 0, 0, 0, 0, 0, 2, -128, 1, -32});
    }

    byte[] read(int many) {
        try {
            return in.readNBytes(many);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The code of the close frame, when the server sends it. */
    int closedWithin(int seconds) {
        try {
            return closed.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the server did not close the session", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void send(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        try {
            var bytes = new byte[data.remaining()];
            data.get(bytes);
            arrived.write(bytes);
            arrived.flush();
        } catch (IOException nobodyReads) {
            closed.completeExceptionally(nobodyReads);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }

    @Override
    public void close() {
        if (!closed.isDone()) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
        closedWithin(20);
    }
}
