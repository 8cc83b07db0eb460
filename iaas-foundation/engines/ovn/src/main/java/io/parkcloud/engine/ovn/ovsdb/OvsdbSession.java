package io.parkcloud.engine.ovn.ovsdb;

import io.parkcloud.kernel.EngineException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One connection speaking JSON-RPC 1.0 (RFC 7047, section 4). Lives until it breaks or is closed, then is done for. */
final class OvsdbSession implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** A request that has no answer yet. {@code decode} runs on the reading thread, before anything that follows. */
    private record Pending<T>(CompletableFuture<T> answer, Function<JsonNode, T> decode) {
        void complete(JsonNode result) {
            answer.complete(decode.apply(result));
        }
    }

    private final SocketChannel channel;
    private final String name;
    private final Consumer<JsonNode> onUpdate;
    private final AtomicLong nextId = new AtomicLong();
    private final Map<Long, Pending<?>> pending = new ConcurrentHashMap<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private volatile long heard = System.nanoTime();

    /** @param onUpdate takes the table updates of each {@code update2} notification, on the reading thread */
    OvsdbSession(SocketChannel channel, String name, Consumer<JsonNode> onUpdate) {
        this.channel = channel;
        this.name = name;
        this.onUpdate = onUpdate;
    }

    void start() {
        Thread.ofPlatform().daemon().name("ovsdb-read-" + name).start(this::read);
    }

    /** Completes with the reason once the connection is over. */
    CompletableFuture<String> end() {
        return end;
    }

    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heard);
    }

    /** Sends a request and waits for its answer. @throws EngineException {@code UNAVAILABLE} if none comes in time */
    <T> T call(String method, JsonNode params, Duration limit, Function<JsonNode, T> decode) {
        long id = nextId.incrementAndGet();
        var request = new Pending<>(new CompletableFuture<T>(), decode);
        pending.put(id, request);
        try {
            send(message(method, params).put("id", id));
            return request.answer().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw EngineException.unavailable(
                    "%s did not answer '%s' within %s; whether it was done is unknown".formatted(name, method, limit),
                    e);
        } catch (IOException e) {
            close("writing failed: " + e);
            throw EngineException.unavailable(
                    "the connection to %s broke while sending '%s'".formatted(name, method), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EngineException.unavailable("interrupted while %s worked on '%s'".formatted(name, method), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EngineException engine) {
                throw engine;
            }
            throw new IllegalStateException("the answer of %s to '%s' makes no sense".formatted(name, method), e);
        } finally {
            pending.remove(id);
        }
    }

    /** Asks for a sign of life without waiting for it; a connection that cannot even be written to stays silent. */
    void probe() {
        if (writing.tryLock()) {
            try {
                send(message("echo", JsonNodeFactory.instance.arrayNode()).put("id", nextId.incrementAndGet()));
            } catch (IOException e) {
                close("writing failed: " + e);
            } finally {
                writing.unlock();
            }
        }
    }

    private static ObjectNode message(String method, JsonNode params) {
        var message = JsonNodeFactory.instance.objectNode().put("method", method);
        message.set("params", params);
        return message;
    }

    private void send(JsonNode message) throws IOException {
        var bytes = ByteBuffer.wrap(MAPPER.writeValueAsBytes(message));
        writing.lock();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } finally {
            writing.unlock();
        }
    }

    private void read() {
        try (MappingIterator<JsonNode> messages =
                MAPPER.readerFor(JsonNode.class).readValues(Channels.newInputStream(channel))) {
            while (messages.hasNextValue()) {
                var message = messages.nextValue();
                heard = System.nanoTime();
                handle(message);
            }
            close("the server closed the connection");
        } catch (JacksonException | IOException e) {
            close("reading failed: " + e.getMessage());
        } catch (RuntimeException e) { // our replica may be wrong now: start over with a fresh one
            close("a message was not understood: " + e);
        }
    }

    private void handle(JsonNode message) throws IOException {
        var method = message.get("method");
        var id = message.get("id");
        if (method != null && !method.isNull()) {
            switch (method.asString()) {
                case "update2" -> onUpdate.accept(message.get("params").get(1));
                case "echo" -> {
                    var reply = JsonNodeFactory.instance.objectNode();
                    reply.set("result", message.get("params"));
                    reply.putNull("error").set("id", id);
                    send(reply);
                }
                default -> {} // "locked", "stolen": never asked for
            }
        } else if (id != null && id.isIntegralNumber()) {
            var request = pending.remove(id.asLong());
            if (request != null) {
                answer(request, message.get("result"), message.get("error"));
            }
        }
    }

    private void answer(Pending<?> request, @Nullable JsonNode result, @Nullable JsonNode error) {
        if (error != null && !error.isNull()) {
            request.answer().completeExceptionally(OvsdbErrors.refused(name, error));
        } else if (result == null) {
            request.answer().completeExceptionally(new IllegalStateException("answer without result"));
        } else {
            try {
                request.complete(result);
            } catch (RuntimeException e) {
                request.answer().completeExceptionally(e);
                throw e;
            }
        }
    }

    void close(String reason) {
        if (closed.compareAndSet(false, true)) {
            try {
                channel.close();
            } catch (IOException e) {
                reason = reason + " (and closing failed: " + e.getMessage() + ")";
            }
            var gone = EngineException.unavailable(
                    "the connection to %s is gone: %s; whether the request was done is unknown".formatted(name, reason),
                    null);
            pending.values().forEach(request -> request.answer().completeExceptionally(gone));
            end.complete(reason);
        }
    }

    @Override
    public void close() {
        close("closed by us");
    }
}
