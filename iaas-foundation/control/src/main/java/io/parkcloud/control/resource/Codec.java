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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Between rows of the store and typed resources. Thread-safe. */
public final class Codec {

    private static final ObjectReader STEP =
            Json.MAPPER.readerFor(StepOnly.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final KindRegistry kinds;
    private final JsonMapper json;

    /** By the kind's name. Every row of every page is read through them, and finding out how anew would cost more than the reading. */
    private final Map<String, Readers> readers = new ConcurrentHashMap<>();

    public Codec(KindRegistry kinds) {
        this.kinds = kinds;
        this.json = Json.MAPPER;
    }

    /** What the status column holds. */
    private record StatusDocument<T>(
            List<Condition> conditions, @Nullable String step, T observed) {}

    /** Of what the status column holds, what the running operation is at. */
    private record StepOnly(@Nullable String step) {}

    /** How a kind's columns are read. */
    private record Readers(ObjectReader spec, ObjectReader status) {}

    public Resource<?, ?> decode(StoredResource row) {
        return decode(row, kinds.named(row.kind()));
    }

    public <S extends Record, T extends Record> Resource<S, T> decode(StoredResource row, Kind<S, T> kind) {
        var readers = readers(kind);
        S spec = readers.spec().readValue(row.spec());
        StatusDocument<T> document = readers.status().readValue(row.status());
        var status = new Status<>(row.phase(), row.observedGeneration(), document.conditions(), document.observed());
        return new Resource<>(metadata(row), spec, status);
    }

    /** The step of the running operation, as the last pass left it; empty if it said none. */
    public Optional<String> step(StoredResource row) {
        return Optional.ofNullable(STEP.<StepOnly>readValue(row.status()).step());
    }

    public <T extends Record> String status(List<Condition> conditions, Optional<String> step, T observed) {
        return json.writeValueAsString(new StatusDocument<>(conditions, step.orElse(null), observed));
    }

    public <S extends Record> String spec(S spec) {
        return json.writeValueAsString(spec);
    }

    /** @throws JacksonException if a field is unknown, missing or of another type */
    public <S extends Record> S spec(Kind<S, ?> kind, String text) {
        return readers(kind).spec().readValue(text);
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

    private Readers readers(Kind<?, ?> kind) {
        return readers.computeIfAbsent(kind.name().singular(), name -> {
            var document = json.getTypeFactory().constructParametricType(StatusDocument.class, kind.observedType());
            return new Readers(json.readerFor(kind.specType()), json.readerFor(document));
        });
    }
}
