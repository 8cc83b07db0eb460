package io.parkcloud.control.resource;

import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindRegistry;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.kernel.Condition;
import io.parkcloud.kernel.Metadata;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** Between rows of the store and typed resources. Thread-safe. */
public final class Codec {

    private final KindRegistry kinds;
    private final JsonMapper json;

    public Codec(KindRegistry kinds) {
        this.kinds = kinds;
        this.json = Json.MAPPER;
    }

    /** What the status column holds. */
    private record StatusDocument<T>(
            List<Condition> conditions, @Nullable String step, T observed) {}

    public Resource<?, ?> decode(StoredResource row) {
        return decode(row, kinds.named(row.kind()));
    }

    public <S extends Record, T extends Record> Resource<S, T> decode(StoredResource row, Kind<S, T> kind) {
        var spec = json.readValue(row.spec(), kind.specType());
        StatusDocument<T> document = json.readValue(row.status(), documentType(kind));
        var status = new Status<>(row.phase(), row.observedGeneration(), document.conditions(), document.observed());
        return new Resource<>(metadata(row), spec, status);
    }

    /** The step of the running operation, as the last pass left it; empty if it said none. */
    public Optional<String> step(StoredResource row) {
        return Optional.ofNullable(json.readTree(row.status()).path("step").asString(null));
    }

    public <T extends Record> String status(List<Condition> conditions, Optional<String> step, T observed) {
        return json.writeValueAsString(new StatusDocument<>(conditions, step.orElse(null), observed));
    }

    public <S extends Record> String spec(S spec) {
        return json.writeValueAsString(spec);
    }

    /** @throws JacksonException if a field is unknown, missing or of another type */
    public <S extends Record> S spec(Kind<S, ?> kind, String text) {
        return json.readValue(text, kind.specType());
    }

    public static Metadata metadata(StoredResource row) {
        return new Metadata(
                row.kind(),
                row.id(),
                row.tenant(),
                row.project(),
                row.zone(),
                row.name(),
                row.labels(),
                row.generation(),
                row.revision(),
                Instant.ofEpochMilli(row.createdAt()),
                Optional.ofNullable(row.deletionAt()).map(Instant::ofEpochMilli),
                Optional.ofNullable(row.owner()));
    }

    private <T extends Record> JavaType documentType(Kind<?, T> kind) {
        var types = json.getTypeFactory();
        return types.constructParametricType(StatusDocument.class, kind.observedType());
    }
}
