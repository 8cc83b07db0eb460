package io.parkcloud.healthcare.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import io.parkcloud.healthcare.account.Callers;
import io.parkcloud.healthcare.index.SearchParams;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** HAPI's plain server at {@code /fhir}, with a provider for every type that is kept. */
@Configuration(proxyBeanMethods = false)
class FhirServer {

    @Bean
    ServletRegistrationBean<RestfulServer> fhir(
            FhirContext fhir,
            SearchParams params,
            Interactions interactions,
            Bundles bundles,
            Callers callers,
            List<ExtraProvider> extras,
            Noted noted) {
        var server = new RestfulServer(fhir);
        var providers = new ArrayList<IResourceProvider>();
        for (var type : params.types()) {
            providers.add(provider(fhir, type, interactions, bundles, callers));
        }
        server.setResourceProviders(providers);
        extras.forEach(server::registerProvider);
        server.registerInterceptor(noted);
        server.registerInterceptor(new ReadyBundles());
        server.setServerConformanceProvider(new Capabilities(server, params));
        server.setDefaultResponseEncoding(EncodingEnum.JSON);
        server.setServerName("parkcloud healthcare");
        server.setServerVersion("1.0.0");
        server.setImplementationDescription("parkcloud health record exchange");
        var registration = new ServletRegistrationBean<>(server, "/fhir/*");
        registration.setName("fhir");
        registration.setLoadOnStartup(1);
        return registration;
    }

    private static IResourceProvider provider(
            FhirContext fhir, String type, Interactions interactions, Bundles bundles, Callers callers) {
        Class<? extends IBaseResource> name = fhir.getResourceDefinition(type).getImplementingClass();
        return typed(name, type, interactions, bundles, callers);
    }

    private static <T extends IBaseResource> TypeProvider<T> typed(
            Class<T> type, String name, Interactions interactions, Bundles bundles, Callers callers) {
        return new TypeProvider<>(type, name, interactions, bundles, callers);
    }
}
