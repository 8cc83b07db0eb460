package io.parkcloud.education;

import io.parkcloud.app.DataDirectory;
import io.parkcloud.education.library.Vault;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;

@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(EducationSettings.class)
class EducationApplication {

    private EducationApplication() {}

    public static void main(String[] args) {
        var application = new SpringApplication(EducationApplication.class);
        // The container needs its folders before anything of ours is made.
        application.addInitializers(context -> DataDirectory.claim(
                Binder.get(context.getEnvironment())
                        .bindOrCreate("education", EducationSettings.class)
                        .dataDir(),
                List.of(Vault.INCOMING)));
        application.run(args);
    }
}
