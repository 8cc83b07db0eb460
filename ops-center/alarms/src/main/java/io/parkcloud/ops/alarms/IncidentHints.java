package io.parkcloud.ops.alarms;

import io.parkcloud.kernel.ResourceId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Passes on which incidents have other alarms now, a moment later: by then it is written down what has changed. */
final class IncidentHints {

    private static final Duration UNTIL_WRITTEN = Duration.ofSeconds(1);

    private volatile Consumer<ResourceId> listener = id -> {};

    void onChange(Consumer<ResourceId> told) {
        listener = told;
    }

    void changed(ResourceId incident) {
        CompletableFuture.delayedExecutor(UNTIL_WRITTEN.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> listener.accept(incident));
    }
}
