package io.parkcloud.workloads;

import io.parkcloud.control.kind.Action;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.spi.WorkloadEngine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The action {@code :log} of whatever stands on a workload: its last lines. */
public final class LogAction {

    private static final int USUAL = 200;
    private static final int MOST = 5_000;

    private LogAction() {}

    /** Takes {@code lines}, a number; answers with {@code lines}, a list of text, oldest first. */
    public static <S extends Record, T extends Record> Action<S, T> of(WorkloadEngine engine) {
        return of(engine, resource -> Optional.of(resource.id()));
    }

    /** The same where the workload has another id. @param workload empty while there is none */
    public static <S extends Record, T extends Record> Action<S, T> of(
            WorkloadEngine engine, Function<Resource<S, T>, Optional<ResourceId>> workload) {
        return new Action.Answer<>((resource, arguments) -> {
            int lines = arguments.get("lines") instanceof Number number ? number.intValue() : USUAL;
            return Map.of(
                    "lines",
                    workload.apply(resource)
                            .map(id -> engine.log(id, Math.max(1, Math.min(lines, MOST))))
                            .orElse(List.of()));
        });
    }
}
