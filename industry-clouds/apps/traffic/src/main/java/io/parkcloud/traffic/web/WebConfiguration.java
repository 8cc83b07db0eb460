package io.parkcloud.traffic.web;

import io.parkcloud.app.PagesConfiguration;
import io.parkcloud.app.RequestIdFilter;
import io.parkcloud.traffic.TrafficSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What every page and request of the program goes through. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class WebConfiguration extends PagesConfiguration {

    WebConfiguration(TrafficSettings settings) {
        super("TRAFFIC_LANG", settings.dataDir());
    }

    @Bean
    RequestIdFilter requestIds(FailureWriter failures) {
        return new RequestIdFilter(
                (request, response, failure) -> failures.write(request, response, Failure.of(failure)));
    }
}
