package io.parkcloud.hall.web;

import io.parkcloud.hall.item.ItemCatalogue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the hall and what it stands on are well: 200 if all of it is, else 503. */
@RestController
class HealthController {
    private static final Logger LOG = LoggerFactory.getLogger(HealthController.class);

    private final ItemCatalogue items;
    private final RedisConnectionFactory redis;

    HealthController(ItemCatalogue items, RedisConnectionFactory redis) {
        this.items = items;
        this.redis = redis;
    }

    @GetMapping("/healthz")
    ResponseEntity<Map<String, Object>> health() {
        var body = new LinkedHashMap<String, Object>();
        int count = itemCount();
        boolean sessions = redisAnswers();
        boolean well = count >= 0 && sessions;
        body.put("status", well ? "up" : "down");
        body.put("database", count >= 0 ? "up" : "down");
        body.put("redis", sessions ? "up" : "down");
        body.put("items", Math.max(count, 0));
        return ResponseEntity.status(well ? 200 : 503).body(body);
    }

    private int itemCount() {
        try {
            return items.count();
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("database does not answer", e);
            return -1;
        }
    }

    private boolean redisAnswers() {
        try (var connection = redis.getConnection()) {
            return "PONG".equals(connection.ping());
        } catch (DataAccessException e) {
            LOG.debug("Redis does not answer", e);
            return false;
        }
    }
}
