package io.parkcloud.cli;

import io.parkcloud.control.audit.AuditChain;
import io.parkcloud.control.audit.AuditChain.Break;
import io.parkcloud.control.store.AuditEntry;
import io.parkcloud.control.store.StoredAudit;
import io.parkcloud.kernel.ResourceId;
import java.util.Iterator;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** An exported audit trail. */
public final class AuditFile {

    private AuditFile() {}

    /** What was found. @param head hash of the last good entry: what to compare with a witness */
    public record Result(long entries, String head, Optional<Break> broken) {
        public boolean intact() {
            return broken.isEmpty();
        }
    }

    /** Checks entry after entry, from whichever the file begins with; stops at the first break. */
    public static Result verify(Iterator<String> lines) {
        long count = 0;
        long position = 0;
        var previous = AuditChain.GENESIS;
        while (lines.hasNext()) {
            var line = lines.next();
            if (line.isBlank()) {
                continue;
            }
            AuditEntry entry;
            try {
                entry = entry(Api.JSON.readTree(line));
            } catch (JacksonException | IllegalArgumentException e) {
                return new Result(count, previous, Optional.of(new Break(position + 1, "is not an audit entry")));
            }
            if (count == 0 && entry.position() > 1) {
                position = entry.position() - 1; // An excerpt: what came before it cannot be checked.
                previous = entry.previous();
            }
            var broken = AuditChain.check(entry, position, previous);
            if (broken.isPresent()) {
                return new Result(count, previous, broken);
            }
            position = entry.position();
            previous = entry.hash();
            count++;
        }
        return new Result(count, previous, Optional.empty());
    }

    private static AuditEntry entry(JsonNode json) {
        var e = json.path("entry");
        var audit = new StoredAudit(
                e.path("at").asLong(),
                e.path("actor").asString(),
                ResourceId.of(e.path("tenant").asString()),
                ResourceId.of(e.path("project").asString()),
                e.path("action").asString(),
                ResourceId.of(e.path("target").asString()),
                e.path("targetName").asString(),
                e.path("requestId").asString(),
                e.path("detail").asString());
        return new AuditEntry(
                json.path("position").asLong(),
                audit,
                json.path("previous").asString(),
                json.path("hash").asString());
    }
}
