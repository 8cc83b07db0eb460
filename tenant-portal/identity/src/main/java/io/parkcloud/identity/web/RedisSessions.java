package io.parkcloud.identity.web;

import io.parkcloud.identity.IdentityProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisPassword;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.session.data.redis.config.annotation.web.http.EnableRedisHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Browser sessions in Redis, so that every replica knows them and a restart signs nobody out. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${parkcloud.identity.redis:}'.isEmpty()")
@EnableRedisHttpSession(redisNamespace = "parkcloud:session", maxInactiveIntervalInSeconds = 3600)
class RedisSessions {

    @Bean
    LettuceConnectionFactory sessionRedis(IdentityProperties properties) {
        var address = Objects.requireNonNull(properties.redis());
        var server =
                new RedisStandaloneConfiguration(address.getHost(), address.getPort() < 0 ? 6379 : address.getPort());
        if (properties.redisPassword() != null) {
            try {
                server.setPassword(RedisPassword.of(
                        Files.readString(properties.redisPassword()).strip()));
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "the password of Redis cannot be read from parkcloud.identity.redis-password="
                                + properties.redisPassword(),
                        e);
            }
        }
        var client = LettuceClientConfiguration.builder()
                .commandTimeout(Duration.ofSeconds(2))
                .build();
        return new LettuceConnectionFactory(server, client);
    }

    @Bean
    CookieSerializer sessionCookie(IdentityProperties properties) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("parkcloud-session");
        cookie.setSameSite("Lax");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie("https".equals(properties.baseUrl().getScheme()));
        return cookie;
    }
}
