package io.parkcloud.hall.store;

import io.lettuce.core.resource.ClientResources;
import io.parkcloud.app.RedisSessions;
import io.parkcloud.hall.HallSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.session.data.redis.config.annotation.web.http.EnableRedisHttpSession;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Staff sessions in Redis, so that a restarted hall keeps its clerks signed in. Citizens have no session. */
@Configuration(proxyBeanMethods = false)
@EnableRedisHttpSession(maxInactiveIntervalInSeconds = 1800, redisNamespace = "hall:session")
class SessionConfiguration {

    @Bean(destroyMethod = "shutdown")
    ClientResources redisResources() {
        return RedisSessions.resources();
    }

    @Bean
    LettuceConnectionFactory redisConnectionFactory(HallSettings settings, ClientResources resources) {
        return RedisSessions.connections(settings.redis(), resources);
    }

    @Bean
    DefaultCookieSerializer sessionCookie() {
        return RedisSessions.cookie("HALL_SESSION");
    }
}
