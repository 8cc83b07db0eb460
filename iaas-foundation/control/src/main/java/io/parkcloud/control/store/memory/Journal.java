package io.parkcloud.control.store.memory;

import io.parkcloud.control.audit.AuditChain;
import io.parkcloud.control.store.AuditEntry;
import io.parkcloud.control.store.StoredAudit;
import io.parkcloud.control.store.StoredEvent;
import io.parkcloud.control.store.StoredResource;
import io.parkcloud.kernel.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Events and audit. What is written here is committed at once, so positions are given at once. Guarded by the store. */
final class Journal {

    private final List<StoredEvent> events = new ArrayList<>();
    private final List<AuditEntry> audit = new ArrayList<>();

    void event(String type, StoredResource row, long revision, long now) {
        events.add(new StoredEvent(
                events.size() + 1L,
                type,
                row.kind(),
                row.id(),
                row.name(),
                row.tenant(),
                row.project(),
                revision,
                now));
    }

    void audit(StoredAudit entry) {
        var previous = audit.isEmpty() ? AuditChain.GENESIS : audit.getLast().hash();
        long position = audit.size() + 1L;
        audit.add(new AuditEntry(position, entry, previous, AuditChain.hash(previous, position, entry)));
    }

    List<StoredEvent> eventsAfter(long position, int limit) {
        int from = (int) Math.min(position, events.size());
        return List.copyOf(events.subList(from, Math.min(events.size(), from + limit)));
    }

    long lastPosition() {
        return events.size();
    }

    List<AuditEntry> auditAfter(long position, Optional<ResourceId> tenant, int limit) {
        return audit.stream()
                .skip(position)
                .filter(e -> tenant.map(e.entry().tenant()::equals).orElse(true))
                .limit(limit)
                .toList();
    }

    List<AuditEntry> auditBefore(long position, Optional<ResourceId> tenant, int limit) {
        return audit.reversed().stream()
                .filter(e -> e.position() < position)
                .filter(e -> tenant.map(e.entry().tenant()::equals).orElse(true))
                .limit(limit)
                .toList();
    }
}
