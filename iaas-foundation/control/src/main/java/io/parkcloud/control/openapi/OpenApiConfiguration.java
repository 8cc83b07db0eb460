package io.parkcloud.control.openapi;

import io.parkcloud.control.kind.KindRegistry;
import io.parkcloud.control.web.KindSchemas;
import io.parkcloud.control.web.PrincipalSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The API's description of itself. */
@Configuration(proxyBeanMethods = false)
public class OpenApiConfiguration {

    @Bean
    OpenApiController openApiController(
            KindRegistry kinds,
            KindSchemas schemas,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes,
            PrincipalSource principals) {
        return new OpenApiController(new OpenApiDocument(kinds, schemas), routes, principals);
    }
}
