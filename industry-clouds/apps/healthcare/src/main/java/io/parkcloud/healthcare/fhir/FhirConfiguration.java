package io.parkcloud.healthcare.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.fhirpath.IFhirPath;
import ca.uhn.fhir.fhirpath.IFhirPathEvaluationContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one FHIR context: what R4 looks like, how it is read and written, and FHIRPath over it. */
@Configuration(proxyBeanMethods = false)
class FhirConfiguration {

    @Bean
    FhirContext fhirContext() {
        var fhir = FhirContext.forR4();
        fhir.setParserErrorHandler(new StrictErrorHandler());
        var options = fhir.getParserOptions();
        options.setStripVersionsFromReferences(false); // what was sent is what is kept
        options.setOverrideResourceIdWithBundleEntryFullUrl(false);
        options.setAutoContainReferenceTargetsWithNoId(false);
        fhir.setValidationSupport(new TypeNames(fhir));
        return fhir;
    }

    @Bean
    IFhirPath fhirPath(FhirContext fhir) {
        var engine = fhir.newFhirPath();
        engine.setEvaluationContext(new Shells(fhir));
        return engine;
    }

    /**
     * The search parameters' expressions are evaluated over HAPI's classes. Of the definitions as resources the engine only asks
     * whether a type exists, so they have a name and nothing else; the real ones would cost seconds and a hundred megabytes.
     */
    private static final class TypeNames implements IValidationSupport {
        private static final String PREFIX = "http://hl7.org/fhir/StructureDefinition/";

        private final FhirContext fhir;
        private final Map<String, StructureDefinition> byUrl = new ConcurrentHashMap<>();

        TypeNames(FhirContext fhir) {
            this.fhir = fhir;
        }

        @Override
        public FhirContext getFhirContext() {
            return fhir;
        }

        @Override
        public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
            return List.of();
        }

        @Override
        public @Nullable IBaseResource fetchStructureDefinition(String url) {
            if (!url.startsWith(PREFIX)) {
                return null;
            }
            var name = url.substring(PREFIX.length());
            boolean known = fhir.getElementDefinition(name) != null
                    || fhir.getResourceTypes().contains(name);
            return known ? byUrl.computeIfAbsent(url, address -> named(address, name)) : null;
        }

        @Override
        public <T extends IBaseResource> @Nullable T fetchResource(@Nullable Class<T> type, String url) {
            return type == StructureDefinition.class ? type.cast(fetchStructureDefinition(url)) : null;
        }

        private static StructureDefinition named(String url, String name) {
            var definition = new StructureDefinition();
            definition.setId(name);
            definition.setUrl(url);
            definition.setName(name);
            definition.setType(name);
            definition.setDerivation(TypeDerivationRule.SPECIALIZATION);
            return definition;
        }
    }

    /** For {@code resolve() is Patient} the type in the reference is enough, so an empty resource of it will do. */
    private record Shells(FhirContext fhir) implements IFhirPathEvaluationContext {

        @Override
        public @Nullable IBase resolveReference(IIdType reference, @Nullable IBase context) {
            var type = reference.getResourceType();
            if (type == null || !fhir.getResourceTypes().contains(type)) {
                return null;
            }
            var shell = fhir.getResourceDefinition(type).newInstance();
            shell.setId(reference);
            return shell;
        }
    }
}
