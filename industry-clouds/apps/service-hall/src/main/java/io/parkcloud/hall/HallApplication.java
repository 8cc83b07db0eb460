package io.parkcloud.hall;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(HallSettings.class)
class HallApplication {

    private HallApplication() {}

    public static void main(String[] args) {
        var application = new SpringApplication(HallApplication.class);
        application.addInitializers(new HeavyStart());
        application.run(args);
    }
}
