package io.parkcloud.server;

import io.parkcloud.control.config.ControlConfiguration;
import io.parkcloud.control.openapi.OpenApiConfiguration;
import io.parkcloud.control.store.mysql.MySqlStoreConfiguration;
import io.parkcloud.control.web.WebConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** The whole cloud in one process. What Spring Boot brings and the platform does not use is named in application.yaml. */
@SpringBootApplication
@Import({ControlConfiguration.class, MySqlStoreConfiguration.class, WebConfiguration.class, OpenApiConfiguration.class})
@EnableConfigurationProperties(ServerProperties.class)
public class ParkcloudApplication {

    public static void main(String[] args) {
        SpringApplication.run(ParkcloudApplication.class, args);
    }
}
