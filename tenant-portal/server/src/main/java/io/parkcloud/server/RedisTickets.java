package io.parkcloud.server;

import io.parkcloud.compute.console.TicketShelf;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Console tickets beside the browser sessions, so that any replica redeems what another one issued. */
@Component
@ConditionalOnExpression("!'${parkcloud.identity.redis:}'.isEmpty()")
final class RedisTickets implements TicketShelf {

    private static final String PREFIX = "parkcloud:console:";

    private final StringRedisTemplate redis;

    RedisTickets(RedisConnectionFactory redis) {
        this.redis = new StringRedisTemplate(redis);
    }

    @Override
    public void put(String ticket, String content, Duration life) throws AwayException {
        try {
            redis.opsForValue().set(PREFIX + ticket, content, life);
        } catch (DataAccessException away) {
            throw new AwayException(away);
        }
    }

    /** GETDEL is one step in the server, of Redis 6.2 and later. */
    @Override
    public Optional<String> take(String ticket) throws AwayException {
        try {
            return Optional.ofNullable(redis.opsForValue().getAndDelete(PREFIX + ticket));
        } catch (DataAccessException away) {
            throw new AwayException(away);
        }
    }
}
