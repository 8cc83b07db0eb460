package io.parkcloud.healthcare.web;

import io.parkcloud.app.PagesConfiguration;
import io.parkcloud.healthcare.HealthSettings;
import org.springframework.context.annotation.Configuration;

/** What every page goes through. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration extends PagesConfiguration {

    WebConfiguration(HealthSettings settings) {
        super("HEALTH_LANG", settings.dataDir());
    }
}
