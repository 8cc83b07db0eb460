package io.parkcloud.server;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;

/**
 * The portal's files as they travel: compressed by the build, so that nothing is compressed while somebody waits. A file
 * under {@code /assets} has the digest of its content in its name and is kept by browsers for good; the few others are asked
 * for again each time, and mostly answered 304.
 */
@Configuration(proxyBeanMethods = false)
class PortalFiles implements WebMvcConfigurer {

    private static final String FILES = "classpath:/META-INF/resources/";
    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        offer(registry, FOR_GOOD, FILES + "assets/", "/assets/**");
        offer(registry, CacheControl.noCache(), FILES, "/boot.css", "/boot.js", "/favicon.svg");
    }

    private static void offer(ResourceHandlerRegistry to, CacheControl kept, String location, String... addresses) {
        to.addResourceHandler(addresses)
                .addResourceLocations(location)
                .setCacheControl(kept)
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver());
    }
}
