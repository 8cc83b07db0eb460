package io.parkcloud.healthcare.fhir;

import io.parkcloud.healthcare.audit.Line;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;

/** Entries of the audit trail written as FHIR has them. */
final class AuditEvents {

    private AuditEvents() {}

    static AuditEvent of(Line line) {
        var event = new AuditEvent();
        event.setId(Long.toString(line.id()));
        event.setType(
                new Coding("http://terminology.hl7.org/CodeSystem/audit-event-type", "rest", "RESTful Operation"));
        event.addSubtype(new Coding("http://hl7.org/fhir/restful-interaction", line.interaction(), null));
        event.setAction(AuditEventAction.fromCode(line.action().name()));
        event.setRecordedElement(Bundles.instant(line.at()));
        event.setOutcome(AuditEventOutcome.fromCode(line.outcome()));
        event.setOutcomeDesc(line.detail().isEmpty() ? null : line.detail());
        event.addPurposeOfEvent()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActReason")
                .setCode(line.purpose());
        var agent = event.addAgent().setRequestor(true).setName(line.username()).setAltId(line.username());
        agent.addRole().setText(line.role());
        if (!line.organization().isEmpty()) {
            agent.setWho(new Reference("Organization/" + line.organization()));
        }
        if (!line.source().isEmpty()) {
            agent.getNetwork().setAddress(line.source()).setType(AuditEventAgentNetworkType._2);
        }
        event.getSource().setObserver(new Reference().setDisplay("parkcloud healthcare"));
        if (!line.patient().isEmpty()) {
            event.addEntity()
                    .setWhat(new Reference("Patient/" + line.patient()))
                    .setRole(new Coding("http://terminology.hl7.org/CodeSystem/object-role", "1", "Patient"));
        }
        if (line.target().contains("?")) {
            event.addEntity()
                    .setQueryElement(new Base64BinaryType(line.target().getBytes(StandardCharsets.UTF_8)))
                    .setRole(new Coding("http://terminology.hl7.org/CodeSystem/object-role", "24", "Query"));
        } else if (line.target().contains("/") && !line.target().contains("://")) {
            event.addEntity().setWhat(new Reference(line.target()));
        }
        return event;
    }
}
