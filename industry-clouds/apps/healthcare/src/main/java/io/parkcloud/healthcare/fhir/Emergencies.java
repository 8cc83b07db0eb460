package io.parkcloud.healthcare.fhir;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import io.parkcloud.healthcare.account.Caller;
import io.parkcloud.healthcare.account.Role;
import io.parkcloud.healthcare.audit.AuditEntry;
import io.parkcloud.healthcare.audit.AuditEntry.Action;
import io.parkcloud.healthcare.audit.AuditEntry.Outcome;
import io.parkcloud.healthcare.audit.AuditTrail;
import io.parkcloud.healthcare.consent.ConsentBook;
import io.parkcloud.healthcare.search.ResourceReader;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Emergency access: open to every clinician, never without a reason, always noted. */
@Component
public final class Emergencies {
    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 500;

    private final ConsentBook consents;
    private final ResourceReader reader;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;

    Emergencies(ConsentBook consents, ResourceReader reader, AuditTrail audit, TransactionTemplate transactions) {
        this.consents = consents;
        this.reader = reader;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Opens a patient's record to a clinician for a while. */
    public void open(String patient, String reason, Caller caller) {
        if (!caller.is(Role.CLINICIAN)) {
            throw new ForbiddenOperationException("Emergency access is for clinicians; this account is "
                    + caller.role().name());
        }
        var why = reason.strip();
        if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
            throw new UnprocessableEntityException("The reason has " + SHORTEST_REASON + " to " + LONGEST_REASON
                    + " characters, this one " + why.length() + "; say why the patient cannot be asked");
        }
        if (reader.current("Patient", patient, Caller.program()).isEmpty()) {
            throw new ResourceNotFoundException("Patient/" + patient + " is not known");
        }
        var emergency = new Caller(
                caller.username(),
                caller.name(),
                caller.role(),
                caller.organization(),
                caller.practitioner(),
                "BTG",
                caller.source());
        transactions.executeWithoutResult(status -> {
            consents.breakGlass(caller, patient, why);
            audit.add(List.of(new AuditEntry(
                    emergency, Action.E, "break-the-glass", Outcome.SUCCESS, "Patient/" + patient, patient, why)));
        });
    }
}
