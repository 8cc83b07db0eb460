package io.parkcloud.healthcare.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import io.parkcloud.healthcare.account.Caller;
import io.parkcloud.healthcare.audit.AuditEntry;
import io.parkcloud.healthcare.audit.AuditEntry.Action;
import io.parkcloud.healthcare.audit.AuditEntry.Outcome;
import io.parkcloud.healthcare.audit.AuditTrail;
import io.parkcloud.healthcare.consent.ConsentBook;
import io.parkcloud.healthcare.fhir.ResourceRows.Fresh;
import io.parkcloud.healthcare.fhir.Written.Result;
import io.parkcloud.healthcare.index.Indexer;
import io.parkcloud.healthcare.index.Indexer.Indexed;
import io.parkcloud.healthcare.store.Keys;
import io.parkcloud.healthcare.store.StoredResource;
import io.parkcloud.healthcare.store.StoredResource.Method;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries out changes: one or many, all in one database transaction or none. Conditions are looked up under a lock, references
 * are resolved and checked, versions counted, rows written table by table, and the audit trail with them.
 */
@Component
public final class Writer {
    private static final int TRIES = 5;
    private static final Indexed NOT_INDEXED = new Indexed(Set.of(), Set.of());

    private final FhirContext fhir;
    private final TransactionTemplate transactions;
    private final Targets targets;
    private final References references;
    private final Indexer indexer;
    private final ResourceRows rows;
    private final Keeping keeping;

    Writer(
            FhirContext fhir,
            TransactionTemplate transactions,
            Targets targets,
            References references,
            Indexer indexer,
            ResourceRows rows,
            Keeping keeping) {
        this.fhir = fhir;
        this.transactions = transactions;
        this.targets = targets;
        this.references = references;
        this.indexer = indexer;
        this.rows = rows;
        this.keeping = keeping;
    }

    /** What a write needs besides the rows themselves. */
    @Component
    record Keeping(ConsentBook consents, AuditTrail audit, Keys keys, Clock clock) {}

    /** Carries out a single change. */
    public Written write(Wish wish, Caller caller) {
        return write(new Batch(List.of(wish), List.of(""), Strictness.REFERENCES_EXIST), caller)
                .getFirst();
    }

    /** Carries out all changes or none. Who loses against somebody else's change at the same moment tries again. */
    public List<Written> write(Batch batch, Caller caller) {
        for (int tries = 1; ; tries++) {
            try {
                return java.util.Objects.requireNonNull(transactions.execute(status -> attempt(batch, caller)));
            } catch (ConcurrencyFailureException | DuplicateKeyException e) {
                if (tries == TRIES) {
                    throw new ResourceVersionConflictException(
                            "Others change the same resources again and again; " + TRIES + " tries failed. Try later");
                }
            }
        }
    }

    /** How references are dealt with. */
    public enum Strictness {
        /** What a local reference points at must exist; conditional references stay as they are. */
        REFERENCES_EXIST,
        /** The same, and conditional references are replaced by what they find: the rule of transactions. */
        CONDITIONS_REPLACED,
        /** Nothing is required: the rule of bulk loads, whose parts come in any order. */
        ANYTHING
    }

    /**
     * Changes that belong together.
     *
     * @param wishes the changes
     * @param names what other resources of the batch call each one's resource, {@code urn:uuid:…}; empty if nothing
     * @param strictness how references are dealt with
     */
    public record Batch(List<Wish> wishes, List<String> names, Strictness strictness) {}

    private List<Written> attempt(Batch batch, Caller caller) {
        var found = targets.find(batch, caller);
        var anatomies = references.resolve(batch, found, caller);
        var conditional = references.conditional(batch, caller);
        var written = new ArrayList<Written>();
        var fresh = new ArrayList<Fresh>();
        for (int i = 0; i < batch.wishes().size(); i++) {
            var target = found.get(i);
            var done = carryOut(batch.wishes().get(i), target, conditional, caller);
            written.add(done.written());
            done.fresh().ifPresent(fresh::add);
        }
        refuseTwice(fresh);
        rows.write(fresh);
        if (batch.strictness() != Strictness.ANYTHING) {
            references.check(anatomies, fresh, caller);
        }
        keepConsents(fresh, written);
        keeping.audit().add(entries(fresh, caller));
        return written;
    }

    private Done carryOut(Wish wish, Target target, Function<String, Optional<String>> conditional, Caller caller) {
        return switch (wish) {
            case Wish.Create create ->
                target.existing().isPresent() && !create.condition().isEmpty()
                        ? existed(target, caller)
                        : store(create.resource(), target, Method.CREATE, conditional);
            case Wish.Put put -> {
                require(put.ifMatch(), target);
                yield store(put.resource(), target, Method.UPDATE, conditional);
            }
            case Wish.Remove remove -> {
                require(remove.ifMatch(), target);
                yield remove(target);
            }
        };
    }

    private Done existed(Target target, Caller caller) {
        var current = targets.read(target.type(), target.id(), caller)
                .orElseThrow(() -> new ResourceNotFoundException(target.type() + "/" + target.id()));
        var resource = (Resource) fhir.newJsonParser().parseResource(current.json());
        return new Done(
                new Written(
                        current.type(), current.id(), current.version(), current.updatedAt(), Result.EXISTED, resource),
                Optional.empty());
    }

    private Done store(
            Resource resource, Target target, Method method, Function<String, Optional<String>> conditional) {
        int version = target.version() + 1;
        long now = keeping.clock().millis();
        resource.setId(new IdType(target.type(), target.id(), Integer.toString(version)));
        resource.getMeta().setVersionId(Integer.toString(version));
        resource.getMeta()
                .setLastUpdatedElement(new InstantType(Instant.ofEpochMilli(now).toString()));
        var indexed = indexer.index(resource, conditional);
        var body = fhir.newJsonParser().encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
        var stored = new StoredResource(target.pk(), target.type(), target.id(), version, now, method, body);
        var result = version == 1 || target.deleted() ? Result.CREATED : Result.UPDATED;
        return new Done(
                new Written(target.type(), target.id(), version, now, result, resource),
                Optional.of(new Fresh(stored, indexed)));
    }

    private Done remove(Target target) {
        if (target.existing().isEmpty() || target.deleted()) {
            return new Done(
                    new Written(target.type(), target.id(), target.version(), 0, Result.WAS_GONE, null),
                    Optional.empty());
        }
        int version = target.version() + 1;
        long now = keeping.clock().millis();
        var stored =
                new StoredResource(target.pk(), target.type(), target.id(), version, now, Method.DELETE, new byte[0]);
        return new Done(
                new Written(target.type(), target.id(), version, now, Result.DELETED, null),
                Optional.of(new Fresh(stored, NOT_INDEXED)));
    }

    private static void require(int version, Target target) {
        if (version == 0) {
            return;
        }
        var name = target.type() + "/" + target.id();
        if (target.existing().isEmpty()) {
            throw new PreconditionFailedException("If-Match names version " + version + " of " + name
                    + ", which does not exist; leave If-Match out to create it");
        }
        if (target.deleted()) {
            throw new ResourceGoneException(name + " has been deleted in version " + target.version());
        }
        if (target.version() != version) {
            throw new PreconditionFailedException("If-Match names version " + version + " of " + name
                    + ", but the current one is " + target.version() + "; read it again and decide anew");
        }
    }

    /** Two changes of one resource in one transaction would leave open which one holds. */
    private static void refuseTwice(List<Fresh> fresh) {
        var seen = new HashMap<Long, Boolean>();
        for (var one : fresh) {
            if (seen.put(one.stored().pk(), true) != null) {
                throw new InvalidRequestException(one.stored().type() + "/"
                        + one.stored().id() + " is changed twice in one transaction; send it once");
            }
        }
    }

    private void keepConsents(List<Fresh> fresh, List<Written> written) {
        var resources = new HashMap<String, Resource>();
        for (var one : written) {
            if (one.resource() instanceof Consent consent) {
                resources.put(one.id(), consent);
            }
        }
        for (var one : fresh) {
            if (one.stored().type().equals("Consent")) {
                if (resources.get(one.stored().id()) instanceof Consent consent && !one.deletion()) {
                    keeping.consents().keep(one.stored().pk(), consent);
                } else {
                    keeping.consents().forget(one.stored().pk());
                }
            }
        }
    }

    private List<AuditEntry> entries(List<Fresh> fresh, Caller caller) {
        var gone = targets.patientsOf(fresh.stream()
                .filter(Fresh::deletion)
                .map(one -> one.stored().pk())
                .toList());
        var entries = new ArrayList<AuditEntry>();
        for (var one : fresh) {
            var stored = one.stored();
            var patients = one.deletion()
                    ? gone.getOrDefault(stored.pk(), List.of())
                    : List.copyOf(one.indexed().patients());
            var target = stored.type() + "/" + stored.id() + "/_history/" + stored.version();
            for (var patient : patients.isEmpty() ? List.of("") : patients) {
                entries.add(new AuditEntry(
                        caller,
                        action(stored.method()),
                        interaction(stored.method()),
                        Outcome.SUCCESS,
                        target,
                        patient,
                        ""));
            }
        }
        return entries;
    }

    private static Action action(Method method) {
        return switch (method) {
            case CREATE -> Action.C;
            case UPDATE -> Action.U;
            case DELETE -> Action.D;
        };
    }

    private static String interaction(Method method) {
        return switch (method) {
            case CREATE -> "create";
            case UPDATE -> "update";
            case DELETE -> "delete";
        };
    }

    private record Done(Written written, Optional<Fresh> fresh) {}

    /**
     * The row that a wish is about.
     *
     * @param type resource type
     * @param id resource id
     * @param pk number of its row, a new one if there is none yet
     * @param existing the version it has; empty if there is none yet
     * @param deleted whether that version says it is gone
     */
    record Target(String type, String id, long pk, Optional<Integer> existing, boolean deleted) {
        int version() {
            return existing.orElse(0);
        }
    }

    /** Names of resources of the batch, and what they are stored as. */
    static Map<String, String> names(Batch batch, List<Target> found) {
        var names = new HashMap<String, String>();
        for (int i = 0; i < found.size(); i++) {
            if (!batch.names().get(i).isEmpty()) {
                names.put(
                        batch.names().get(i),
                        found.get(i).type() + "/" + found.get(i).id());
            }
        }
        return names;
    }
}
