package io.parkcloud.control.audit;

import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoredAudit;
import io.parkcloud.kernel.ResourceId;
import java.time.Clock;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down what people do that changes no resource: sign-ins, secrets shown, limits set. What does change one is written by
 * the acceptance itself, in its transaction. Thread-safe.
 */
public final class AuditTrail {

    private static final int NAME = 63;
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final Store store;
    private final Clock clock;

    public AuditTrail(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What something was done to.
     *
     * @param tenant  whose it is, {@link ResourceId#PLATFORM} for the platform's own and for what is nobody's
     * @param project likewise
     */
    public record Subject(ResourceId tenant, ResourceId project, ResourceId id, String name) {

        /** Something that nobody knows. */
        public static Subject unknown(String name) {
            return new Subject(ResourceId.PLATFORM, ResourceId.PLATFORM, ResourceId.PLATFORM, name);
        }
    }

    /**
     * Durable when it returns. Names are cut to what the trail has room for.
     *
     * @param actor  name of the signed-in user, or the name that somebody claimed
     * @param action such as {@code user.sign-in}
     * @param detail without secrets
     */
    public void record(String actor, String action, Subject subject, String requestId, Map<String, ?> detail) {
        store.audit(new StoredAudit(
                clock.millis(),
                cut(actor),
                subject.tenant(),
                subject.project(),
                action,
                subject.id(),
                cut(subject.name()),
                requestId,
                CANONICAL.writeValueAsString(detail)));
    }

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, NAME));
    }
}
