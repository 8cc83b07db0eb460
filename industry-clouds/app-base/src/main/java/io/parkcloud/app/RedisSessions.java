package io.parkcloud.app;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.resource.ClientResources;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.time.Duration;
import org.springframework.data.redis.connection.RedisPassword;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * What sessions in Redis need, so that a program that was restarted keeps its people signed in. A program that uses it depends on
 * spring-session-data-redis; the others need not have it.
 */
public final class RedisSessions {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private RedisSessions() {}

    /** Names are looked up as the system does; the client's own resolver would ask public servers where it finds none. */
    public static ClientResources resources() {
        return ClientResources.builder()
                .addressResolverGroup(DefaultAddressResolverGroup.INSTANCE)
                .build();
    }

    /** Connections that say soon that Redis is away, instead of letting every page wait for it. */
    public static LettuceConnectionFactory connections(RedisSettings redis, ClientResources resources) {
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

    /** The cookie of a session: not for scripts, and not sent along with what other sites post. */
    public static DefaultCookieSerializer cookie(String name) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(name);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }
}
