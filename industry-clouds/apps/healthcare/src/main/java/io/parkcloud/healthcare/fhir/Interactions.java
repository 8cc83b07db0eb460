package io.parkcloud.healthcare.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import io.parkcloud.healthcare.account.Caller;
import io.parkcloud.healthcare.account.Role;
import io.parkcloud.healthcare.audit.AuditEntry;
import io.parkcloud.healthcare.audit.AuditEntry.Action;
import io.parkcloud.healthcare.audit.AuditEntry.Outcome;
import io.parkcloud.healthcare.audit.AuditTrail;
import io.parkcloud.healthcare.search.QueryParser;
import io.parkcloud.healthcare.search.ResourceReader;
import io.parkcloud.healthcare.search.ResourceReader.Place;
import io.parkcloud.healthcare.search.SearchException;
import io.parkcloud.healthcare.search.SearchPage;
import io.parkcloud.healthcare.search.Searcher;
import io.parkcloud.healthcare.store.StoredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** The interactions that read, and the door to those that write: who may, what is noted, what is answered if there is nothing. */
@Component
public final class Interactions {
    private final FhirContext fhir;
    private final ResourceReader reader;
    private final QueryParser parser;
    private final Searcher searcher;
    private final Targets targets;
    private final AuditTrail audit;
    private final Writer writer;

    Interactions(
            FhirContext fhir,
            ResourceReader reader,
            QueryParser parser,
            Searcher searcher,
            Targets targets,
            AuditTrail audit,
            Writer writer) {
        this.fhir = fhir;
        this.reader = reader;
        this.parser = parser;
        this.searcher = searcher;
        this.targets = targets;
        this.audit = audit;
        this.writer = writer;
    }

    /** The current version, or a certain one if it is named. */
    public Resource read(String type, String id, Optional<String> version, Caller caller) {
        mayRead(caller);
        var name = type + "/" + id + version.map(v -> "/_history/" + v).orElse("");
        var found = version.isEmpty()
                ? reader.current(type, id, caller)
                : version.filter(text -> text.matches("\\d{1,9}"))
                        .flatMap(text -> reader.version(type, id, Integer.parseInt(text), caller));
        var stored = found.orElseThrow(() -> new ResourceNotFoundException(name + " is not known"));
        if (stored.deleted()) {
            throw new ResourceGoneException(name + " has been deleted");
        }
        note(caller, version.isEmpty() ? "read" : "vread", List.of(stored), name, "");
        return resource(stored);
    }

    /** A page of a search. */
    public SearchPage search(String type, Map<String, String[]> query, boolean lenient, String asked, Caller caller) {
        mayRead(caller);
        try {
            var page = searcher.search(parser.parse(type, query, lenient), caller);
            var given = new ArrayList<>(page.matches());
            given.addAll(page.included());
            note(caller, "search-type", given, asked, given.size() + " resources");
            return page;
        } catch (SearchException e) {
            throw new InvalidRequestException(e.getMessage(), e);
        }
    }

    /** Versions of a resource, or of all of a type, from the newest on. */
    public List<StoredResource> history(
            String type, Optional<String> id, long since, Optional<Place> before, int limit, Caller caller) {
        mayRead(caller);
        var versions = reader.history(type, id, since, before, limit, caller);
        if (versions.isEmpty() && id.isPresent() && since == 0 && before.isEmpty()) {
            throw new ResourceNotFoundException(type + "/" + id.get() + " is not known");
        }
        note(
                caller,
                id.isPresent() ? "history-instance" : "history-type",
                versions,
                type + id.map(i -> "/" + i).orElse(""),
                "");
        return versions;
    }

    /** How many versions {@link #history} has in all. */
    public int historySize(String type, Optional<String> id, long since, Caller caller) {
        return reader.historySize(type, id, since, caller);
    }

    /** Carries out a change. */
    public Written write(Wish wish, Caller caller) {
        mayWrite(wish, caller);
        return writer.write(wish, caller);
    }

    /** Carries out changes that belong together. */
    public List<Written> write(Writer.Batch batch, Caller caller) {
        batch.wishes().forEach(wish -> mayWrite(wish, caller));
        return writer.write(batch, caller);
    }

    /** The resource that was kept. */
    public Resource resource(StoredResource stored) {
        return (Resource) fhir.newJsonParser().parseResource(stored.json());
    }

    private static void mayRead(Caller caller) {
        if (caller.is(Role.AUDITOR)) {
            throw new ForbiddenOperationException("An auditor reads AuditEvent and nothing else");
        }
    }

    private static void mayWrite(Wish wish, Caller caller) {
        var type =
                switch (wish) {
                    case Wish.Create create -> create.resource().fhirType();
                    case Wish.Put put -> put.resource().fhirType();
                    case Wish.Remove remove -> remove.type();
                };
        switch (caller.role()) {
            case AUDITOR -> throw new ForbiddenOperationException("An auditor changes nothing");
            case ADMINISTRATOR -> {
                if (!AdministratorTypes.ALL.contains(type)) {
                    throw new ForbiddenOperationException("An administrator writes " + AdministratorTypes.ALL
                            + " only, not " + type + "; patients' data are written by clinicians and programs");
                }
            }
            case CLINICIAN, SYSTEM -> {
                // Whether a clinician may is decided by the consents: what must be referred to has to be seen.
            }
        }
    }

    private void note(Caller caller, String interaction, List<StoredResource> given, String target, String detail) {
        var patients = new TreeSet<String>();
        if (!given.isEmpty()) {
            targets.patientsOf(given.stream().map(StoredResource::pk).distinct().toList())
                    .values()
                    .forEach(patients::addAll);
        }
        audit.add(new AuditEntry(caller, Action.R, interaction, Outcome.SUCCESS, target, "", detail), patients);
    }
}
