package io.parkcloud.hall.attachment;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the scanner: ClamAV's daemon if the operator names one, otherwise none. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClamdSettings.class)
class ScannerConfiguration {

    @Bean
    MalwareScanner malwareScanner(ClamdSettings settings) {
        return settings.address().isEmpty() ? file -> ScanResult.NOT_SCANNED : new ClamdScanner(settings);
    }
}
