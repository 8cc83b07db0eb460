package io.parkcloud.hall.web;

import io.parkcloud.app.PagesConfiguration;
import io.parkcloud.app.RequestIdFilter;
import io.parkcloud.hall.HallSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What every page and request of the hall goes through. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class WebConfiguration extends PagesConfiguration {

    WebConfiguration(HallSettings settings) {
        super("HALL_LANG", settings.dataDir());
    }

    @Bean
    RequestIdFilter requestIds(FailureWriter failures) {
        return new RequestIdFilter(
                (request, response, failure) -> failures.write(request, response, Failure.of(failure)));
    }
}
