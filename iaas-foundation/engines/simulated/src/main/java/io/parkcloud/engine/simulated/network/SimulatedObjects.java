package io.parkcloud.engine.simulated.network;

import io.parkcloud.engine.simulated.Faults;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.LogicalObjects;
import io.parkcloud.network.spi.NetworkEngineErrors;
import io.parkcloud.network.spi.Wanted;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Objects of one kind. All kinds of an engine share its lock, as a transaction of a real one sees all of them. */
final class SimulatedObjects<W extends Wanted, O> implements LogicalObjects<W, O> {

    /** What differs from kind to kind. Called under the lock. */
    interface Rules<W, O> {
        /** Throws if the object cannot stand; else notes on whom it stands. @param before empty if it is new */
        void check(W wanted, Optional<W> before);

        /** The object is gone: forgets on whom it stood. */
        void removed(W was);

        /** Throws if something stands on the object. */
        void requireUnused(ResourceId id);

        O observe(W wanted);
    }

    private final Object lock;
    private final String kind;
    private final Faults faults;
    private final Rules<W, O> rules;
    private final Map<ResourceId, W> objects = new HashMap<>();

    SimulatedObjects(Object lock, String kind, Faults faults, Rules<W, O> rules) {
        this.lock = lock;
        this.kind = kind;
        this.faults = faults;
        this.rules = rules;
    }

    @Override
    public void ensure(W wanted) {
        call("ensure", () -> {
            rules.check(wanted, get(wanted.id()));
            objects.put(wanted.id(), wanted);
            return true;
        });
    }

    @Override
    public boolean holds(W wanted) {
        return call("holds", () -> wanted.equals(objects.get(wanted.id())) && stands(wanted));
    }

    @Override
    public Optional<O> observe(ResourceId id) {
        return call("observe", () -> get(id).map(rules::observe));
    }

    @Override
    public void delete(ResourceId id) {
        call("delete", () -> {
            if (objects.containsKey(id)) {
                rules.requireUnused(id);
                lose(id);
            }
            return true;
        });
    }

    @Override
    public Set<ResourceId> ids() {
        return call("ids", () -> Set.copyOf(objects.keySet()));
    }

    private boolean stands(W wanted) {
        try {
            rules.check(wanted, Optional.of(wanted));
            return true;
        } catch (EngineException e) {
            if (e.code().equals(NetworkEngineErrors.PARENT_ABSENT)) {
                return false;
            }
            throw e;
        }
    }

    /** As it stands, without faults, for the engine itself. */
    Optional<W> get(ResourceId id) {
        return Optional.ofNullable(objects.get(id));
    }

    /** All of them, without faults, for the engine itself. */
    Set<ResourceId> present() {
        return Set.copyOf(objects.keySet());
    }

    /** Something in the engine lost the object. */
    void lose(ResourceId id) {
        get(id).ifPresent(was -> {
            objects.remove(id);
            rules.removed(was);
        });
    }

    private <R> R call(String verb, Supplier<R> work) {
        var call = kind + "." + verb;
        faults.before(call);
        R result;
        synchronized (lock) {
            result = work.get();
        }
        faults.after(call);
        return result;
    }
}
