package io.parkcloud.education.web;

import io.parkcloud.app.PagesConfiguration;
import io.parkcloud.app.RequestIdFilter;
import io.parkcloud.education.EducationSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every page goes through. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration extends PagesConfiguration {

    WebConfiguration(EducationSettings settings) {
        super("EDUCATION_LANG", settings.dataDir());
    }

    @Bean
    RequestIdFilter requestIdFilter(FailureWriter failures) {
        return new RequestIdFilter(
                (request, response, failure) -> failures.write(request, response, Failure.of(failure)));
    }
}
