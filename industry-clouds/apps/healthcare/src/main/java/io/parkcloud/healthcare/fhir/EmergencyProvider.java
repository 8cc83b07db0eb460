package io.parkcloud.healthcare.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import io.parkcloud.healthcare.account.Callers;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code Patient/{id}/$break-the-glass}: emergency access with a reason. */
@Component
public final class EmergencyProvider implements ExtraProvider {
    private final Emergencies emergencies;
    private final Callers callers;

    EmergencyProvider(Emergencies emergencies, Callers callers) {
        this.emergencies = emergencies;
        this.callers = callers;
    }

    /** Opens a patient's record to the caller for a while. */
    @Operation(name = "$break-the-glass", type = Patient.class)
    public OperationOutcome open(
            @IdParam IdType patient,
            @OperationParam(name = "reason", min = 1) @Nullable StringType reason,
            RequestDetails request) {
        emergencies.open(
                patient.getIdPart(),
                reason == null || reason.getValue() == null ? "" : reason.getValue(),
                callers.of(((ServletRequestDetails) request).getServletRequest()));
        var outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(IssueType.INFORMATIONAL)
                .setDiagnostics("The record is open to this account for a while; the audit trail says why");
        return outcome;
    }
}
