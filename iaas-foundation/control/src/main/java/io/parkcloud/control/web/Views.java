package io.parkcloud.control.web;

import io.parkcloud.control.store.StoredOperation;
import io.parkcloud.kernel.Condition;
import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shapes that cross the wire. */
public final class Views {

    private Views() {}

    private static Condition told(Condition c) {
        return new Condition(c.type(), c.state(), c.reason(), Translations.forReader(c.message()), c.since());
    }

    /** A resource. {@code status.observed} is of the kind's own shape. */
    public record ResourceView(String kind, MetadataView metadata, Object spec, StatusView status) {
        public static ResourceView of(Resource<?, ?> r) {
            var m = r.metadata();
            return new ResourceView(
                    m.kind(),
                    new MetadataView(
                            m.id(),
                            m.tenant().equals(ResourceId.PLATFORM) ? null : m.tenant(),
                            m.project().equals(ResourceId.PLATFORM) ? null : m.project(),
                            m.zone(),
                            m.name(),
                            m.labels(),
                            m.generation(),
                            m.revision(),
                            m.createdAt(),
                            m.deletionRequestedAt().orElse(null),
                            m.owner().orElse(null)),
                    r.spec(),
                    new StatusView(
                            r.status().phase(),
                            r.status().observedGeneration(),
                            Translations.chineseReads()
                                    ? r.status().conditions().stream()
                                            .map(Views::told)
                                            .toList()
                                    : r.status().conditions(),
                            r.status().observed()));
        }
    }

    /** See {@link io.parkcloud.kernel.Metadata}. */
    public record MetadataView(
            ResourceId id,
            @Nullable ResourceId tenant,
            @Nullable ResourceId project,
            NetworkZone zone,
            String name,
            Map<String, String> labels,
            long generation,
            long revision,
            Instant createdAt,
            @Nullable Instant deletionRequestedAt,
            @Nullable ResourceId owner) {}

    /** See {@link io.parkcloud.kernel.Status}. */
    public record StatusView(Phase phase, long observedGeneration, List<Condition> conditions, Object observed) {}

    /** A page. */
    public record PageView<V>(List<V> items, @Nullable String nextPageToken) {}

    /** An operation. */
    public record OperationView(
            ResourceId id,
            String verb,
            TargetView target,
            String requester,
            StoredOperation.State state,
            List<StepView> steps,
            @Nullable ErrorView error,
            Instant createdAt,
            @Nullable Instant endedAt) {
        public static OperationView of(StoredOperation o) {
            return new OperationView(
                    o.id(),
                    o.verb(),
                    new TargetView(o.kind(), o.target(), o.targetName()),
                    o.requester(),
                    o.state(),
                    o.steps().stream()
                            .map(s -> new StepView(s.name(), Instant.ofEpochMilli(s.startedAt())))
                            .toList(),
                    o.errorCode() == null
                            ? null
                            : new ErrorView(
                                    o.errorCode(),
                                    Translations.forReader(
                                            Optional.ofNullable(o.errorDetail()).orElse(""))),
                    Instant.ofEpochMilli(o.createdAt()),
                    o.endedAt() == null ? null : Instant.ofEpochMilli(o.endedAt()));
        }
    }

    /** What an operation works on. */
    public record TargetView(String kind, ResourceId id, String name) {}

    /** A stretch of work. */
    public record StepView(String name, Instant startedAt) {}

    /** Why something failed. */
    public record ErrorView(String code, String detail) {}
}
