package io.parkcloud.compute.console;

import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.BinaryWebSocketHandler;

/**
 * One open console: bytes go both ways as they come. Each direction has one buffer and does not read on before it has written
 * what it read, so that a slow side slows down the other one and nothing piles up.
 */
final class ConsoleSession extends BinaryWebSocketHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleSession.class);
    private static final int BUFFER = 16 << 10;
    private static final CloseStatus ENDED = CloseStatus.NORMAL.withReason("the guest's console has ended");

    private final SocketChannel guest;
    private final Duration idle;
    private final IntConsumer ended;
    private final AtomicBoolean over = new AtomicBoolean();

    /** @param ended is told the code (RFC 6455, section 7.4) that the session ended with, once */
    ConsoleSession(SocketChannel guest, Duration idle, IntConsumer ended) {
        this.guest = guest;
        this.idle = idle;
        this.ended = ended;
    }

    /** Frames may be of any length, so they are taken in pieces. */
    @Override
    public boolean supportsPartialMessages() {
        return true;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession client) {
        client.setBinaryMessageSizeLimit(BUFFER);
        var line = ((NativeWebSocketSession) client).getNativeSession(Session.class);
        Objects.requireNonNull(line, "every servlet container has Jakarta's sessions")
                .setMaxIdleTimeout(idle.toMillis());
        Thread.ofVirtual().name("console-" + client.getId()).start(() -> show(client));
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession client, BinaryMessage message) throws IOException {
        var bytes = message.getPayload();
        try {
            while (bytes.hasRemaining()) {
                guest.write(bytes);
            }
        } catch (IOException gone) {
            LOG.debug("the guest's console does not listen any more", gone);
            client.close(ENDED);
        }
    }

    @Override
    public void handleTransportError(WebSocketSession client, Throwable lost) {
        LOG.debug("the line to who looks at a console broke", lost);
        end(CloseStatus.NO_CLOSE_FRAME.getCode());
    }

    @Override
    public void afterConnectionClosed(WebSocketSession client, CloseStatus status) {
        end(status.getCode());
    }

    /** Ends a session that never began, or whose line is gone. Again is nothing. */
    void end(int code) {
        if (over.compareAndSet(false, true)) {
            try {
                guest.close();
            } catch (IOException alreadyGone) {
                LOG.debug("the guest's console could not be closed", alreadyGone);
            }
            ended.accept(code);
        }
    }

    /** From the guest to the client, until one of them is gone. */
    private void show(WebSocketSession client) {
        var buffer = ByteBuffer.allocate(BUFFER);
        try {
            while (guest.read(buffer) >= 0) {
                client.sendMessage(new BinaryMessage(buffer.flip()));
                buffer.clear();
            }
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("a console ended", gone);
        }
        try {
            client.close(ENDED);
        } catch (IOException | IllegalStateException alreadyClosed) {
            LOG.debug("who looked at a console is gone already", alreadyClosed);
        }
        end(ENDED.getCode());
    }
}
