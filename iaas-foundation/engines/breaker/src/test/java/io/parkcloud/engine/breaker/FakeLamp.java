package io.parkcloud.engine.breaker;

import io.parkcloud.kernel.ResourceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** An engine that fails as it is told, and counts how often it was asked. */
final class FakeLamp implements Lamp, AutoCloseable {

    Optional<RuntimeException> failure = Optional.empty();
    final Set<ResourceId> deadHosts = new HashSet<>();
    RuntimeException hostFailure = new IllegalStateException();
    int asked;
    boolean closed;
    final List<Consumer<String>> listeners = new ArrayList<>();
    private String color = "white";
    private final Bulb bulb = () -> {
        ask();
        return true;
    };

    @Override
    public void light(String wanted) {
        ask();
        color = wanted;
    }

    @Override
    public String color() {
        ask();
        return color;
    }

    @Override
    public Bulb bulb() {
        return bulb;
    }

    @Override
    public String colorAt(Socket socket) {
        return colorOf(socket.host());
    }

    @Override
    public String colorOf(ResourceId host) {
        ask();
        if (deadHosts.contains(host)) {
            throw hostFailure;
        }
        return color;
    }

    @Override
    public int watts() {
        return 5;
    }

    @Override
    public void onChange(Consumer<String> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public String toString() {
        return "a lamp";
    }

    private void ask() {
        asked++;
        failure.ifPresent(e -> {
            throw e;
        });
    }
}
