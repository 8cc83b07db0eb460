package io.parkcloud.control.store.memory;

import io.parkcloud.control.store.Settlement;
import io.parkcloud.control.store.Store.Replay;
import io.parkcloud.control.store.StoredOperation;
import io.parkcloud.control.store.StoredOperation.State;
import io.parkcloud.control.store.StoredOperation.Step;
import io.parkcloud.kernel.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Operations and idempotency keys. Guarded by the store. */
final class Operations {

    record Key(ResourceId scope, String key) {}

    private final TreeMap<ResourceId, StoredOperation> byId = new TreeMap<>();
    private final Map<ResourceId, List<ResourceId>> running = new HashMap<>();
    private final Map<Key, Replay> keys = new HashMap<>();

    void add(StoredOperation operation) {
        byId.put(operation.id(), operation);
        running.computeIfAbsent(operation.target(), t -> new ArrayList<>()).add(operation.id());
    }

    Map<Key, Replay> keys() {
        return keys;
    }

    Optional<StoredOperation> find(ResourceId id) {
        return Optional.ofNullable(byId.get(id));
    }

    List<StoredOperation> page(
            ResourceId tenant,
            Optional<ResourceId> project,
            Optional<ResourceId> target,
            Optional<ResourceId> before,
            int limit) {
        var older = before.map(b -> byId.headMap(b, false)).orElse(byId);
        return older.descendingMap().values().stream()
                .filter(o -> o.tenant().equals(tenant)
                        && project.map(o.project()::equals).orElse(true)
                        && target.map(o.target()::equals).orElse(true))
                .limit(limit)
                .toList();
    }

    void settle(Settlement pass, long now) {
        var target = pass.before().id();
        pass.step().ifPresent(step -> each(target, Long.MAX_VALUE, o -> withStep(o, new Step(step, now))));
        if (pass.forget()) {
            end(
                    target,
                    Long.MAX_VALUE,
                    o -> o.verb().equals("delete") ? State.SUCCEEDED : State.CANCELLED,
                    null,
                    null,
                    now);
        } else if (pass.failure().isPresent()) {
            var failure = pass.failure().get();
            end(
                    target,
                    pass.before().generation(),
                    o -> State.FAILED,
                    failure.code().id(),
                    failure.message(),
                    now);
        } else if (pass.settled()) {
            end(target, pass.before().generation(), o -> State.SUCCEEDED, null, null, now);
        }
    }

    private void end(
            ResourceId target,
            long generation,
            Function<StoredOperation, State> state,
            @Nullable String code,
            @Nullable String detail,
            long now) {
        each(
                target,
                generation,
                o -> new StoredOperation(
                        o.id(),
                        o.verb(),
                        o.kind(),
                        o.target(),
                        o.targetName(),
                        o.tenant(),
                        o.project(),
                        o.requester(),
                        o.generation(),
                        state.apply(o),
                        o.steps(),
                        code,
                        detail,
                        o.createdAt(),
                        now));
        running.getOrDefault(target, new ArrayList<>())
                .removeIf(id -> find(id).map(o -> o.state() != State.RUNNING).orElse(true));
    }

    private void each(ResourceId target, long generation, UnaryOperator<StoredOperation> change) {
        for (var id : running.getOrDefault(target, List.of())) {
            byId.computeIfPresent(id, (k, o) -> o.generation() <= generation ? change.apply(o) : o);
        }
    }

    private static StoredOperation withStep(StoredOperation o, Step step) {
        var steps = new ArrayList<>(o.steps());
        steps.add(step);
        return new StoredOperation(
                o.id(),
                o.verb(),
                o.kind(),
                o.target(),
                o.targetName(),
                o.tenant(),
                o.project(),
                o.requester(),
                o.generation(),
                o.state(),
                steps,
                o.errorCode(),
                o.errorDetail(),
                o.createdAt(),
                o.endedAt());
    }
}
