package io.parkcloud.control.web;

import io.parkcloud.control.audit.AuditTrail;
import io.parkcloud.control.event.EventHub;
import io.parkcloud.control.kind.KindRegistry;
import io.parkcloud.control.reconcile.Foreground;
import io.parkcloud.control.resource.Json;
import io.parkcloud.control.resource.ResourceQueries;
import io.parkcloud.control.resource.ResourceService;
import io.parkcloud.control.resource.SpecReader;
import io.parkcloud.control.store.Store;
import io.parkcloud.kernel.IdGenerator;
import java.time.Clock;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The REST side of the control plane. */
@Configuration(proxyBeanMethods = false)
@Import({
    ResourceController.class,
    PlatformController.class,
    LedgerController.class,
    EventController.class,
    ProblemAdvice.class
})
public class WebConfiguration {

    @Bean
    static JsonMapperBuilderCustomizer platformJson() {
        return Json::configure;
    }

    @Bean
    RequestIdFilter requestIdFilter(IdGenerator ids) {
        return new RequestIdFilter(ids);
    }

    @Bean
    ForegroundFilter foregroundFilter(Foreground foreground) {
        return new ForegroundFilter(foreground);
    }

    @Bean
    Places places(Store store, KindRegistry kinds, EventHub events) {
        var places = new Places(store, kinds);
        events.subscribe(event -> {
            if (event.kind().equals("Project")) {
                places.changed(event.resource());
            }
        });
        return places;
    }

    @Bean
    ProjectLookup projectLookup(Places places, ResourceQueries resources) {
        return new ProjectLookup(places, resources);
    }

    @Bean
    AuditTrail auditTrail(Store store, Clock clock) {
        return new AuditTrail(store, clock);
    }

    @Bean
    KindSchemas kindSchemas() {
        return new KindSchemas();
    }

    @Bean
    ResourceEndpoint resourceEndpoint(
            ResourceService resources,
            ResourceQueries queries,
            SpecReader reader,
            PrincipalSource principals,
            Store store) {
        return new ResourceEndpoint(resources, queries, reader, principals, store);
    }
}
