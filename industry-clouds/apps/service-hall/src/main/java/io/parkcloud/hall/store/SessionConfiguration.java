package io.parkcloud.hall.store;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.resource.ClientResources;
import io.netty.resolver.DefaultAddressResolverGroup;
import io.parkcloud.hall.HallSettings;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisPassword;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.session.data.redis.config.annotation.web.http.EnableRedisHttpSession;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Staff sessions in Redis, so that a restarted hall keeps its clerks signed in. Citizens have no session. */
@Configuration(proxyBeanMethods = false)
@EnableRedisHttpSession(maxInactiveIntervalInSeconds = 1800, redisNamespace = "hall:session")
class SessionConfiguration {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** Names are looked up as the system does; the client's own resolver would ask public servers where it finds none. */
    @Bean(destroyMethod = "shutdown")
    ClientResources redisResources() {
        return ClientResources.builder()
                .addressResolverGroup(DefaultAddressResolverGroup.INSTANCE)
                .build();
    }

    @Bean
    LettuceConnectionFactory redisConnectionFactory(HallSettings settings, ClientResources resources) {
        var redis = settings.redis();
        var server = new RedisStandaloneConfiguration(redis.host(), redis.port());
        var password = redis.secret();
        if (!password.isEmpty()) {
            server.setPassword(RedisPassword.of(password));
        }
        var client = LettuceClientConfiguration.builder()
                .clientResources(resources)
                .commandTimeout(TIMEOUT)
                .shutdownTimeout(Duration.ZERO)
                .clientOptions(ClientOptions.builder()
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .socketOptions(SocketOptions.builder()
                                .connectTimeout(TIMEOUT)
                                .keepAlive(true)
                                .build())
                        .build())
                .build();
        return new LettuceConnectionFactory(server, client);
    }

    @Bean
    DefaultCookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("HALL_SESSION");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }
}
