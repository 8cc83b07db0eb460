package io.parkcloud.healthcare.fhir;

import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import io.parkcloud.healthcare.account.Caller;
import io.parkcloud.healthcare.account.Callers;
import io.parkcloud.healthcare.fhir.Writer.Batch;
import io.parkcloud.healthcare.fhir.Writer.Strictness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Transactions, all or nothing, and batches, each entry for itself. */
@Component
public final class TransactionProvider implements ExtraProvider {
    private static final int MOST_ENTRIES = 5_000;

    private final Interactions interactions;
    private final Bundles bundles;
    private final Callers callers;

    TransactionProvider(Interactions interactions, Bundles bundles, Callers callers) {
        this.interactions = interactions;
        this.bundles = bundles;
        this.callers = callers;
    }

    /** Carries out a transaction or a batch. */
    @Transaction
    public Bundle carryOut(@TransactionParam Bundle bundle, RequestDetails request) {
        var caller = callers.of(((ServletRequestDetails) request).getServletRequest());
        var base = request.getFhirServerBase();
        if (bundle.getEntry().size() > MOST_ENTRIES) {
            throw new InvalidRequestException("A bundle has at most " + MOST_ENTRIES + " entries, this one "
                    + bundle.getEntry().size() + "; send it in parts, or use $import");
        }
        return switch (bundle.getType() == null ? BundleType.NULL : bundle.getType()) {
            case TRANSACTION -> transaction(bundle.getEntry(), base, caller);
            case BATCH -> batch(bundle.getEntry(), base, caller);
            default ->
                throw new InvalidRequestException("A bundle sent here is a transaction or a batch, was "
                        + (bundle.getType() == null
                                ? "without type"
                                : bundle.getType().toCode()));
        };
    }

    private Bundle transaction(List<BundleEntryComponent> entries, String base, Caller caller) {
        var wishes = new ArrayList<Wish>();
        var names = new ArrayList<String>();
        for (var entry : entries) {
            if (verb(entry) != HTTPVerb.GET) {
                wishes.add(wish(entry));
                names.add(entry.hasFullUrl() ? entry.getFullUrl() : "");
            }
        }
        var written = interactions
                .write(new Batch(wishes, names, Strictness.CONDITIONS_REPLACED), caller)
                .iterator();
        var answer = new Bundle().setType(BundleType.TRANSACTIONRESPONSE);
        for (var entry : entries) {
            answer.addEntry(verb(entry) == HTTPVerb.GET ? get(entry, base, caller) : told(written.next()));
        }
        return answer;
    }

    private Bundle batch(List<BundleEntryComponent> entries, String base, Caller caller) {
        var answer = new Bundle().setType(BundleType.BATCHRESPONSE);
        for (var entry : entries) {
            try {
                answer.addEntry(
                        verb(entry) == HTTPVerb.GET
                                ? get(entry, base, caller)
                                : told(interactions
                                        .write(
                                                new Batch(
                                                        List.of(wish(entry)),
                                                        List.of(""),
                                                        Strictness.CONDITIONS_REPLACED),
                                                caller)
                                        .getFirst()));
            } catch (BaseServerResponseException e) {
                answer.addEntry(failed(e));
            }
        }
        return answer;
    }

    private static HTTPVerb verb(BundleEntryComponent entry) {
        var verb = entry.getRequest().getMethod();
        if (verb == null || !entry.getRequest().hasUrl()) {
            throw new InvalidRequestException("Every entry needs request.method and request.url");
        }
        return verb;
    }

    private static Wish wish(BundleEntryComponent entry) {
        var request = entry.getRequest();
        var url = request.getUrl();
        var path = url.split("\\?", 2);
        var parts = path[0].replaceFirst("^/", "").split("/");
        int ifMatch = request.hasIfMatch() ? TypeProvider.version(request.getIfMatch()) : 0;
        return switch (verb(entry)) {
            case POST -> {
                var condition = request.hasIfNoneExist() ? request.getIfNoneExist() : "";
                yield new Wish.Create(resource(entry, parts[0]), condition.substring(condition.indexOf('?') + 1));
            }
            case PUT ->
                new Wish.Put(
                        resource(entry, parts[0]),
                        parts.length > 1 ? parts[1] : "",
                        path.length > 1 ? path[1] : "",
                        ifMatch);
            case DELETE -> {
                if (parts.length != 2) {
                    throw new InvalidRequestException("'" + url + "' cannot be deleted; name Type/id");
                }
                yield new Wish.Remove(parts[0], parts[1], ifMatch);
            }
            default ->
                throw new InvalidRequestException("request.method "
                        + request.getMethod().toCode() + " is not supported; there are GET, POST, PUT, DELETE");
        };
    }

    private static Resource resource(BundleEntryComponent entry, String type) {
        var resource = entry.getResource();
        if (resource == null || !resource.fhirType().equals(type)) {
            throw new InvalidRequestException(
                    "The entry for '" + entry.getRequest().getUrl() + "' needs a resource of type " + type + ", has "
                            + (resource == null ? "none" : resource.fhirType()));
        }
        return resource;
    }

    private BundleEntryComponent get(BundleEntryComponent entry, String base, Caller caller) {
        var url = entry.getRequest().getUrl();
        var path = url.split("\\?", 2)[0].split("/");
        var answer = new BundleEntryComponent();
        if (path.length == 1) {
            answer.setResource(bundles.search(
                    path[0], Conditions.parameters(url.contains("?") ? url : url + "?"), false, base, caller));
        } else {
            var version =
                    path.length == 4 && path[2].equals("_history") ? Optional.of(path[3]) : Optional.<String>empty();
            answer.setResource(interactions.read(path[0], path[1], version, caller));
        }
        answer.getResponse().setStatus("200 OK");
        return answer;
    }

    private static BundleEntryComponent told(Written written) {
        var answer = new BundleEntryComponent();
        var response = answer.getResponse();
        response.setStatus(
                switch (written.result()) {
                    case CREATED -> "201 Created";
                    case UPDATED, EXISTED -> "200 OK";
                    case DELETED, WAS_GONE -> "204 No Content";
                });
        if (written.version() > 0) {
            response.setEtag("W/\"" + written.version() + "\"");
            response.setLocation(written.type() + "/" + written.id() + "/_history/" + written.version());
        }
        if (written.updatedAt() > 0) {
            response.setLastModifiedElement(Bundles.instant(written.updatedAt()));
        }
        return answer;
    }

    private static BundleEntryComponent failed(BaseServerResponseException e) {
        var outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.PROCESSING)
                .setDiagnostics(e.getMessage());
        var answer = new BundleEntryComponent();
        answer.getResponse().setStatus(Integer.toString(e.getStatusCode())).setOutcome(outcome);
        return answer;
    }
}
