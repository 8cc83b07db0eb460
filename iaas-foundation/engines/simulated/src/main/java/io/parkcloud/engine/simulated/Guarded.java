package io.parkcloud.engine.simulated;

import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Objects by their id, changed one call at a time each, with faults around every change and the highest fencing token kept,
 * also of objects that are gone. Thread-safe.
 *
 * @param <V> an immutable object
 */
public final class Guarded<V> {

    /** @param value absent once the object was deleted */
    private record Slot<V>(long token, @Nullable V value) {}

    private final Map<ResourceId, Slot<V>> slots = new ConcurrentHashMap<>();
    private final Faults faults;

    public Guarded(Faults faults) {
        this.faults = faults;
    }

    /**
     * Replaces the object, or what is not there yet; a result of null means that it is gone.
     *
     * @throws EngineException {@code engine.fenced} for a token lower than one seen, and whatever the change throws
     */
    public void change(String call, ResourceId id, long token, UnaryOperator<@Nullable V> change) {
        faults.before(call);
        var refused = new AtomicReference<@Nullable RuntimeException>();
        slots.compute(id, (key, slot) -> {
            try {
                if (slot != null && token < slot.token()) {
                    throw new EngineException(
                            EngineErrors.FENCED,
                            "%s was called with token %d, but token %d has been seen"
                                    .formatted(id, token, slot.token()));
                }
                return new Slot<>(token, change.apply(slot == null ? null : slot.value()));
            } catch (EngineException refusal) {
                refused.set(refusal);
                return slot;
            }
        });
        var refusal = refused.get();
        if (refusal != null) {
            throw refusal;
        }
        faults.after(call);
    }

    /** Changes an object behind the engine's back: no faults, no token. */
    public void tamper(ResourceId id, UnaryOperator<V> change) {
        slots.computeIfPresent(
                id, (key, slot) -> slot.value() == null ? slot : new Slot<>(slot.token(), change.apply(slot.value())));
    }

    /** What is there now; null if nothing is. */
    public @Nullable V look(String call, ResourceId id) {
        faults.before(call);
        return peek(id);
    }

    /** As {@link #look}, as a part of another call. */
    public @Nullable V peek(ResourceId id) {
        var slot = slots.get(id);
        return slot == null ? null : slot.value();
    }

    /** Everything that is there now. */
    public Map<ResourceId, V> all(String call) {
        faults.before(call);
        var all = new ConcurrentHashMap<ResourceId, V>();
        slots.forEach((id, slot) -> {
            if (slot.value() != null) {
                all.put(id, slot.value());
            }
        });
        return all;
    }
}
