package io.parkcloud.hall.web;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;

/**
 * The large scripts travel as the build has compressed them. They have handlers of their own: a chain for all files would have every
 * link of every page looked up among the files, which cost nine tenths of the hall's throughput.
 */
@Configuration(proxyBeanMethods = false)
class Scripts implements WebMvcConfigurer {
    private static final Duration KEPT = Duration.ofHours(1);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        for (var folder : List.of("/assets/form/", "/assets/bpmn/")) {
            registry.addResourceHandler(folder + "**")
                    .addResourceLocations("classpath:/static" + folder)
                    .setCacheControl(CacheControl.maxAge(KEPT))
                    .resourceChain(true)
                    .addResolver(new EncodedResourceResolver());
        }
    }
}
