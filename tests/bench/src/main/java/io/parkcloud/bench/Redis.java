package io.parkcloud.bench;

import java.util.List;
import java.util.Map;

/** A Redis of a bench's own, with the options of a service instance of the small plan. */
final class Redis implements AutoCloseable {

    private final Child child = new Child("bench-redis");
    private final int port = Child.freePort();

    Redis() {
        child.run(
                child.folder(),
                List.of("redis-server", "--port", "" + port, "--bind", "127.0.0.1", "--appendonly", "yes"),
                Map.of());
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        child.close();
    }
}
