package io.parkcloud.control.store;

import io.parkcloud.kernel.ResourceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The durable record of one request.
 *
 * @param verb       {@code create}, {@code update}, {@code delete} or the name of an action
 * @param generation of the target that it waits for
 * @param steps      what was and is being worked on, oldest first
 * @param errorCode  why it failed; absent otherwise
 */
public record StoredOperation(
        ResourceId id,
        String verb,
        String kind,
        ResourceId target,
        String targetName,
        ResourceId tenant,
        ResourceId project,
        String requester,
        long generation,
        State state,
        List<Step> steps,
        @Nullable String errorCode,
        @Nullable String errorDetail,
        long createdAt,
        @Nullable Long endedAt) {

    /** Where an operation is. Every operation ends. */
    public enum State {
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED
    }

    /** A named stretch of the work. */
    public record Step(String name, long startedAt) {}
}
