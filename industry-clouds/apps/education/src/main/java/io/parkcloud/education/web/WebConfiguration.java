package io.parkcloud.education.web;

import io.parkcloud.app.PagesConfiguration;
import io.parkcloud.app.RequestIdFilter;
import io.parkcloud.education.EducationSettings;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** What every page goes through. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration extends PagesConfiguration {
    private static final DataSize FIELDS = DataSize.ofMegabytes(1);
    private static final DataSize KEPT_IN_MEMORY = DataSize.ofKilobytes(64);

    WebConfiguration(EducationSettings settings) {
        super("EDUCATION_LANG", settings.dataDir());
    }

    /** One file and what is typed beside it; larger bodies are refused before anybody knows who sends them. */
    @Bean
    MultipartConfigElement multipartConfigElement(EducationSettings settings) {
        long file = settings.largestFile().toBytes();
        return new MultipartConfigElement("", file, file + FIELDS.toBytes(), (int) KEPT_IN_MEMORY.toBytes());
    }

    @Bean
    RequestIdFilter requestIdFilter(FailureWriter failures) {
        return new RequestIdFilter(
                (request, response, failure) -> failures.write(request, response, Failure.of(failure)));
    }
}
