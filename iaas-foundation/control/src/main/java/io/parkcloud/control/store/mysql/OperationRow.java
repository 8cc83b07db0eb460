package io.parkcloud.control.store.mysql;

import io.parkcloud.control.store.StoredOperation;
import io.parkcloud.control.store.StoredOperation.State;
import io.parkcloud.kernel.ResourceId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A row of the operation table, column by column. */
record OperationRow(
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
        String steps,
        @Nullable String errorCode,
        @Nullable String errorDetail,
        long createdAt,
        @Nullable Long endedAt) {

    StoredOperation stored() {
        var list = JsonMapper.shared().readValue(steps, new TypeReference<List<StoredOperation.Step>>() {});
        return new StoredOperation(
                id,
                verb,
                kind,
                target,
                targetName,
                tenant,
                project,
                requester,
                generation,
                state,
                list,
                errorCode,
                errorDetail,
                createdAt,
                endedAt);
    }
}
