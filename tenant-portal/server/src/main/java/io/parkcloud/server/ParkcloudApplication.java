package io.parkcloud.server;

import io.parkcloud.control.config.ControlConfiguration;
import io.parkcloud.control.openapi.OpenApiConfiguration;
import io.parkcloud.control.store.mysql.MySqlStoreConfiguration;
import io.parkcloud.control.web.WebConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisRepositoriesAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.health.DataRedisHealthContributorAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.health.DataRedisReactiveHealthContributorAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The whole cloud in one process. Whoever uses Redis makes their own connection, so that the platform runs without it. */
@SpringBootApplication(
        exclude = {
            DataRedisAutoConfiguration.class,
            DataRedisReactiveAutoConfiguration.class,
            DataRedisRepositoriesAutoConfiguration.class,
            DataRedisHealthContributorAutoConfiguration.class,
            DataRedisReactiveHealthContributorAutoConfiguration.class
        })
@Import({ControlConfiguration.class, MySqlStoreConfiguration.class, WebConfiguration.class, OpenApiConfiguration.class})
@EnableConfigurationProperties(ServerProperties.class)
public class ParkcloudApplication {

    public static void main(String[] args) {
        SpringApplication.run(ParkcloudApplication.class, args);
    }
}
