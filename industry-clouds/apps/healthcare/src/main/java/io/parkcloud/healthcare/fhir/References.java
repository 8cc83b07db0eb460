package io.parkcloud.healthcare.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import io.parkcloud.app.Sql;
import io.parkcloud.healthcare.account.Caller;
import io.parkcloud.healthcare.consent.Visibility;
import io.parkcloud.healthcare.fhir.ResourceRows.Fresh;
import io.parkcloud.healthcare.fhir.Writer.Batch;
import io.parkcloud.healthcare.fhir.Writer.Strictness;
import io.parkcloud.healthcare.fhir.Writer.Target;
import io.parkcloud.healthcare.index.LocalReference;
import io.parkcloud.healthcare.index.SearchParams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Resolves the references in what is written, and sees to it that those to this server lead somewhere. */
@Component
final class References {
    private static final int AT_ONCE = 500;

    private final FhirContext fhir;
    private final JdbcTemplate database;
    private final Visibility visibility;
    private final Conditions conditions;
    private final SearchParams params;

    References(
            FhirContext fhir,
            JdbcTemplate database,
            Visibility visibility,
            Conditions conditions,
            SearchParams params) {
        this.fhir = fhir;
        this.database = database;
        this.visibility = visibility;
        this.conditions = conditions;
        this.params = params;
    }

    /** Replaces names of the batch, and in transactions conditions, by what they stand for. */
    List<Anatomy> resolve(Batch batch, List<Target> found, Caller caller) {
        var names = Writer.names(batch, found);
        var lookedUp = new HashMap<String, String>();
        var anatomies = new ArrayList<Anatomy>();
        for (var wish : batch.wishes()) {
            resource(wish).ifPresent(resource -> {
                var anatomy = Anatomy.of(fhir, resource);
                anatomies.add(anatomy);
                for (var reference : anatomy.references()) {
                    resolve(reference, names, lookedUp, batch.strictness(), caller);
                }
                if (!names.isEmpty()) {
                    for (var uri : anatomy.uris()) {
                        var replacement = names.get(uri.getValue());
                        if (replacement != null) {
                            uri.setValue(replacement);
                        }
                    }
                }
            });
        }
        return anatomies;
    }

    private void resolve(
            Reference reference,
            Map<String, String> names,
            Map<String, String> lookedUp,
            Strictness strictness,
            Caller caller) {
        var text = reference.getReference();
        var named = names.get(text);
        if (named != null) {
            reference.setReference(named);
        } else if (text.startsWith("urn:uuid:") && strictness == Strictness.CONDITIONS_REPLACED) {
            throw new UnprocessableEntityException(
                    "The reference '" + text + "' names no entry of this bundle; give the entry this fullUrl");
        } else if (strictness == Strictness.CONDITIONS_REPLACED && isConditional(text)) {
            reference.setReference(lookedUp.computeIfAbsent(text, condition -> lookUp(condition, caller)
                    .orElseThrow(() -> new PreconditionFailedException(
                            "The conditional reference '" + condition + "' finds nothing"))));
        }
    }

    /** What conditional references stand for in the index, where they are kept as they are. */
    Function<String, Optional<String>> conditional(Batch batch, Caller caller) {
        var lookedUp = new HashMap<String, Optional<String>>();
        return text -> lookedUp.computeIfAbsent(text, condition -> {
            try {
                return isConditional(condition) ? lookUp(condition, caller) : Optional.empty();
            } catch (PreconditionFailedException e) {
                return Optional.empty(); // several: then it is found by none of them
            }
        });
    }

    private Optional<String> lookUp(String condition, Caller caller) {
        int mark = condition.indexOf('?');
        var type = condition.substring(0, mark);
        return conditions.one(type, condition.substring(mark + 1), caller).map(id -> type + "/" + id);
    }

    private boolean isConditional(String text) {
        int mark = text.indexOf('?');
        return mark > 0 && params.types().contains(text.substring(0, mark));
    }

    /**
     * Requires that what is referred to exists, and that nothing deleted is referred to any more. Rows that exist are held until
     * the transaction ends, so that they cannot go meanwhile.
     */
    void check(List<Anatomy> anatomies, List<Fresh> fresh, Caller caller) {
        var here = new HashSet<LocalReference>();
        var gone = new HashMap<LocalReference, Long>();
        for (var one : fresh) {
            var reference = new LocalReference(one.stored().type(), one.stored().id());
            if (one.deletion()) {
                gone.put(reference, one.stored().pk());
            } else {
                here.add(reference);
            }
        }
        var wanted = new HashSet<LocalReference>();
        for (var anatomy : anatomies) {
            for (var reference : anatomy.references()) {
                LocalReference.parse(reference.getReference())
                        .filter(local -> params.types().contains(local.type()) && !here.contains(local))
                        .ifPresent(wanted::add);
            }
        }
        var missing = missing(wanted, caller);
        if (!missing.isEmpty()) {
            throw new UnprocessableEntityException("These are referred to and do not exist: "
                    + String.join(", ", missing.stream().limit(10).toList())
                    + "; create them first, or all together in a transaction");
        }
        gone.forEach((reference, pk) -> refuseIfReferredTo(reference, gone.values()));
    }

    /** Those of the references that lead nowhere, as far as the caller can see. */
    Set<String> missing(Set<LocalReference> wanted, Caller caller) {
        var missing = new TreeSet<String>();
        wanted.forEach(reference -> missing.add(reference.toString()));
        var all = List.copyOf(wanted);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            var some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            var sql = new Sql()
                    .add("SELECT r.type, r.fhir_id FROM resource r WHERE (r.type, r.fhir_id) IN")
                    .add(Targets.pairs(some))
                    .add("AND r.deleted = FALSE")
                    .add(visibility.of(caller, "r"))
                    .add("LOCK IN SHARE MODE");
            database.query(
                    sql.text(),
                    row -> {
                        missing.remove(row.getString(1) + "/" + row.getString(2));
                    },
                    sql.arguments());
        }
        return missing;
    }

    private void refuseIfReferredTo(LocalReference reference, Iterable<Long> deleted) {
        var sql = new Sql()
                .add(
                        "SELECT r.type, r.fhir_id FROM sp_reference i JOIN resource r ON r.pk = i.pk"
                                + " WHERE i.target_id = ? AND i.target_type = ? AND r.deleted = FALSE",
                        reference.id(),
                        reference.type());
        deleted.forEach(pk -> sql.add("AND r.pk <> ?", pk));
        sql.add("LIMIT 1");
        var found =
                database.query(sql.text(), (row, number) -> row.getString(1) + "/" + row.getString(2), sql.arguments());
        if (!found.isEmpty()) {
            throw new ResourceVersionConflictException(reference + " cannot be deleted: " + found.getFirst()
                    + " refers to it; change or delete that first");
        }
    }

    private static Optional<Resource> resource(Wish wish) {
        return switch (wish) {
            case Wish.Create create -> Optional.of(create.resource());
            case Wish.Put put -> Optional.of(put.resource());
            case Wish.Remove remove -> Optional.empty();
        };
    }
}
