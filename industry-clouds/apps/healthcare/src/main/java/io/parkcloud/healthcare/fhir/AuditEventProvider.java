package io.parkcloud.healthcare.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import io.parkcloud.healthcare.account.Caller;
import io.parkcloud.healthcare.account.Callers;
import io.parkcloud.healthcare.account.Role;
import io.parkcloud.healthcare.audit.AuditEntry;
import io.parkcloud.healthcare.audit.AuditEntry.Action;
import io.parkcloud.healthcare.audit.AuditEntry.Outcome;
import io.parkcloud.healthcare.audit.AuditTrail;
import io.parkcloud.healthcare.audit.AuditTrail.Filter;
import io.parkcloud.healthcare.audit.AuditTrail.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The audit trail as FHIR AuditEvent, for auditors and nobody else. It cannot be written. */
@Component
public final class AuditEventProvider implements IResourceProvider, ExtraProvider {
    private static final int USUAL = 50;
    private static final int MOST = 500;

    private final AuditTrail audit;
    private final Callers callers;

    AuditEventProvider(AuditTrail audit, Callers callers) {
        this.audit = audit;
        this.callers = callers;
    }

    @Override
    public Class<AuditEvent> getResourceType() {
        return AuditEvent.class;
    }

    /** One entry. */
    @Read
    public AuditEvent read(@IdParam IdType id, RequestDetails request) {
        auditor(request);
        var number = number(id.getIdPart());
        return audit.lines(filter(number, Filter.all()), Optional.empty(), 1).stream()
                .findFirst()
                .map(AuditEvents::of)
                .orElseThrow(() -> new ResourceNotFoundException("AuditEvent/" + id.getIdPart() + " is not known"));
    }

    /** Entries from the newest on. */
    @Search
    public Bundle search(
            @OptionalParam(name = "_id") @Nullable TokenParam id,
            @OptionalParam(name = "date") @Nullable DateRangeParam date,
            @OptionalParam(name = "patient") @Nullable ReferenceParam patient,
            @OptionalParam(name = "agent-name") @Nullable StringParam agent,
            @OptionalParam(name = "action") @Nullable TokenParam action,
            @OptionalParam(name = "outcome") @Nullable TokenParam outcome,
            RequestDetails request) {
        auditor(request);
        var filter = new Filter(
                id == null ? Optional.empty() : number(id.getValue()),
                agent == null ? Optional.empty() : Optional.of(agent.getValue()),
                patient == null ? Optional.empty() : Optional.of(patient.getIdPart()),
                action == null ? Optional.empty() : Optional.of(action(action.getValue())),
                outcome == null ? Optional.empty() : Optional.of(outcome.getValue()),
                Optional.empty(),
                span(date));
        int limit = limit(request);
        var lines = audit.lines(filter, after(request), limit + 1);
        var bundle = new Bundle().setType(BundleType.SEARCHSET);
        bundle.setTotal(Math.toIntExact(audit.count(filter)));
        bundle.addLink().setRelation("self").setUrl(request.getCompleteUrl());
        for (var line : lines.subList(0, Math.min(limit, lines.size()))) {
            bundle.addEntry()
                    .setFullUrl(request.getFhirServerBase() + "/AuditEvent/" + line.id())
                    .setResource(AuditEvents.of(line))
                    .getSearch()
                    .setMode(SearchEntryMode.MATCH);
        }
        if (lines.size() > limit) {
            var url = request.getCompleteUrl().replaceAll("[?&]_after=\\d+", "");
            bundle.addLink()
                    .setRelation("next")
                    .setUrl(url + (url.contains("?") ? "&" : "?") + "_after="
                            + lines.get(limit - 1).id());
        }
        return bundle;
    }

    private Caller auditor(RequestDetails request) {
        var caller = callers.of(((ServletRequestDetails) request).getServletRequest());
        if (!caller.is(Role.AUDITOR)) {
            throw new ForbiddenOperationException("AuditEvent is read by auditors only; this account is "
                    + caller.role().name().toLowerCase(Locale.ROOT));
        }
        audit.add(List.of(new AuditEntry(
                caller, Action.R, "audit", Outcome.SUCCESS, String.valueOf(request.getCompleteUrl()), "", "")));
        return caller;
    }

    private static Span span(@Nullable DateRangeParam date) {
        var from = date == null ? null : date.getLowerBoundAsInstant();
        var until = date == null ? null : date.getUpperBoundAsInstant();
        return new Span(
                from == null ? Long.MIN_VALUE : from.toInstant().toEpochMilli(),
                until == null ? Long.MAX_VALUE : until.toInstant().toEpochMilli());
    }

    private static Action action(String code) {
        for (var action : Action.values()) {
            if (action.name().equals(code)) {
                return action;
            }
        }
        throw new InvalidRequestException("action is one of C, R, U, D, E, was '" + code + "'");
    }

    private static int limit(RequestDetails request) {
        var given = request.getParameters().get("_count");
        if (given == null || !given[0].matches("\\d{1,9}")) {
            return USUAL;
        }
        return Math.clamp(Integer.parseInt(given[0]), 1, MOST);
    }

    private static Optional<Long> after(RequestDetails request) {
        var given = request.getParameters().get("_after");
        return given == null ? Optional.empty() : number(given[0]);
    }

    private static Optional<Long> number(String text) {
        return Optional.of(text.matches("\\d{1,19}") ? Long.parseLong(text) : -1L);
    }

    private static Filter filter(Optional<Long> id, Filter rest) {
        return new Filter(
                id, rest.username(), rest.patient(), rest.action(), rest.outcome(), rest.purpose(), rest.span());
    }
}
