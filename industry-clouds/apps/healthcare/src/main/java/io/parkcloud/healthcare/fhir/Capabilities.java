package io.parkcloud.healthcare.fhir;

import ca.uhn.fhir.rest.annotation.Metadata;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IServerConformanceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import io.parkcloud.healthcare.index.ParamDefinition;
import io.parkcloud.healthcare.index.ParamKind;
import io.parkcloud.healthcare.index.SearchParams;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalDeleteStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalReadStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ReferenceHandlingPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/** Says what this server does, no less and no more: it is written from the same definitions that the server works by. */
public final class Capabilities implements IServerConformanceProvider<CapabilityStatement> {
    private static final List<TypeRestfulInteraction> READING = List.of(
            TypeRestfulInteraction.READ,
            TypeRestfulInteraction.VREAD,
            TypeRestfulInteraction.HISTORYINSTANCE,
            TypeRestfulInteraction.HISTORYTYPE,
            TypeRestfulInteraction.SEARCHTYPE);
    private static final List<TypeRestfulInteraction> WRITING =
            List.of(TypeRestfulInteraction.CREATE, TypeRestfulInteraction.UPDATE, TypeRestfulInteraction.DELETE);

    private final RestfulServer server;
    private final SearchParams params;

    Capabilities(RestfulServer server, SearchParams params) {
        this.server = server;
        this.params = params;
    }

    @Override
    public void setRestfulServer(RestfulServer restfulServer) {
        // It was given before.
    }

    @Override
    @Metadata
    public CapabilityStatement getServerConformance(HttpServletRequest request, RequestDetails details) {
        var statement = new CapabilityStatement();
        statement.setStatus(PublicationStatus.ACTIVE);
        statement.setDateElement(new DateTimeType("2026-01-01"));
        statement.setKind(CapabilityStatementKind.INSTANCE);
        statement.setFhirVersion(FHIRVersion._4_0_1);
        statement.addFormat("application/fhir+json");
        statement.addFormat("application/fhir+xml");
        statement.addFormat("json");
        statement.addFormat("xml");
        statement.getSoftware().setName(server.getServerName()).setVersion(server.getServerVersion());
        statement
                .getImplementation()
                .setDescription(server.getImplementationDescription())
                .setUrl(details.getFhirServerBase());
        var rest = statement.addRest().setMode(RestfulCapabilityMode.SERVER);
        rest.getSecurity()
                .setDescription("HTTP Basic, or a bearer token from /token. Consents decide what clinicians see.");
        rest.addInteraction().setCode(SystemRestfulInteraction.TRANSACTION);
        rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
        params.types().forEach(type -> kept(rest, type));
        audit(rest);
        return statement;
    }

    private void kept(CapabilityStatementRestComponent rest, String type) {
        var resource = rest.addResource().setType(type);
        READING.forEach(code -> resource.addInteraction().setCode(code));
        WRITING.forEach(code -> resource.addInteraction().setCode(code));
        resource.setVersioning(ResourceVersionPolicy.VERSIONED)
                .setReadHistory(true)
                .setUpdateCreate(true)
                .setConditionalCreate(true)
                .setConditionalUpdate(true)
                .setConditionalRead(ConditionalReadStatus.NOTSUPPORTED)
                .setConditionalDelete(ConditionalDeleteStatus.NOTSUPPORTED)
                .addReferencePolicy(ReferenceHandlingPolicy.ENFORCED);
        param(resource, "_id", SearchParamType.TOKEN);
        param(resource, "_lastUpdated", SearchParamType.DATE);
        params.of(type).stream()
                .sorted(java.util.Comparator.comparing(ParamDefinition::name))
                .forEach(param -> {
                    param(
                            resource,
                            param.name(),
                            SearchParamType.valueOf(param.kind().name().toUpperCase(Locale.ROOT)));
                    if (param.kind() == ParamKind.REFERENCE) {
                        resource.addSearchInclude(type + ":" + param.name());
                    }
                });
    }

    private static void audit(CapabilityStatementRestComponent rest) {
        var resource = rest.addResource().setType("AuditEvent");
        resource.addInteraction().setCode(TypeRestfulInteraction.READ);
        resource.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
        resource.setVersioning(ResourceVersionPolicy.NOVERSION);
        resource.setDocumentation("For auditors only");
        param(resource, "_id", SearchParamType.TOKEN);
        param(resource, "date", SearchParamType.DATE);
        param(resource, "patient", SearchParamType.REFERENCE);
        param(resource, "agent-name", SearchParamType.STRING);
        param(resource, "action", SearchParamType.TOKEN);
        param(resource, "outcome", SearchParamType.TOKEN);
    }

    private static void param(CapabilityStatementRestResourceComponent resource, String name, SearchParamType kind) {
        resource.addSearchParam().setName(name).setType(kind);
    }
}
