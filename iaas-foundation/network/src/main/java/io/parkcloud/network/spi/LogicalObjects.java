package io.parkcloud.network.spi;

import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.EnginePort;
import io.parkcloud.kernel.ResourceId;
import java.util.Optional;
import java.util.Set;

/**
 * All logical objects of one kind. Every call is idempotent and safe to repeat after a crash at any point. Every call throws
 * {@link EngineException}: {@code engine.unavailable} if the engine is away or the outcome is unknown (observe, then decide
 * again), {@code network.parent-absent} if an object that must exist before is missing (retryable: it is being healed),
 * {@code engine.refused} if what is asked for can never be.
 *
 * @param <W> everything the platform wants of an object
 * @param <O> what the engine sees of it
 */
@EnginePort("network")
public interface LogicalObjects<W extends Wanted, O> {

    /** Makes the object exactly as wanted, whether it is absent, different or right already. All or nothing. */
    void ensure(W wanted);

    /** Whether the object is exactly as wanted, so that {@link #ensure} would change nothing. Changes nothing itself. */
    boolean holds(W wanted);

    /** The engine's present view, never one from before a lost connection; empty if it has no such object. */
    Optional<O> observe(ResourceId id);

    /** Deletes; absent is success. @throws EngineException {@code engine.in-use} while other objects stand on it */
    void delete(ResourceId id);

    /** All objects of this kind that this installation made, so that leaked ones can be found. */
    Set<ResourceId> ids();
}
