package io.parkcloud.healthcare.load;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import io.parkcloud.healthcare.account.Callers;
import io.parkcloud.healthcare.account.Role;
import io.parkcloud.healthcare.fhir.ExtraProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/** {@code POST /fhir/$import} with ndjson as the body: a bulk load by an administrator or a program. */
@Component
public final class ImportProvider implements ExtraProvider {
    private final Ndjson ndjson;
    private final Callers callers;

    ImportProvider(Ndjson ndjson, Callers callers) {
        this.ndjson = ndjson;
        this.callers = callers;
    }

    /** Loads the body and tells how much of it is stored, and what was refused. */
    @Operation(name = "$import", manualRequest = true)
    public OperationOutcome load(RequestDetails details) throws IOException {
        var request = ((ServletRequestDetails) details).getServletRequest();
        var caller = callers.of(request);
        if (!caller.is(Role.ADMINISTRATOR) && !caller.is(Role.SYSTEM)) {
            throw new ForbiddenOperationException("Bulk loads are for administrators and programs; this account is "
                    + caller.role().name());
        }
        try (var lines = new BufferedReader(new InputStreamReader(request.getInputStream(), StandardCharsets.UTF_8))) {
            var loaded = ndjson.load(lines, caller.loading());
            var outcome = new OperationOutcome();
            outcome.addIssue()
                    .setSeverity(IssueSeverity.INFORMATION)
                    .setCode(IssueType.INFORMATIONAL)
                    .setDiagnostics(loaded.stored() + " resources are stored");
            loaded.mistakes().forEach(mistake -> outcome.addIssue()
                    .setSeverity(IssueSeverity.ERROR)
                    .setCode(IssueType.INVALID)
                    .setDiagnostics(mistake));
            return outcome;
        }
    }
}
