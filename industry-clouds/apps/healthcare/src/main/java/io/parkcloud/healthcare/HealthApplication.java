package io.parkcloud.healthcare;

import io.parkcloud.app.DataDirectory;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;

@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(HealthSettings.class)
class HealthApplication {

    private HealthApplication() {}

    public static void main(String[] args) {
        var application = new SpringApplication(HealthApplication.class);
        // The container needs its folders before anything of ours is made.
        application.addInitializers(context -> DataDirectory.claim(
                Binder.get(context.getEnvironment())
                        .bindOrCreate("health", HealthSettings.class)
                        .dataDir(),
                List.of()));
        application.run(args);
    }
}
