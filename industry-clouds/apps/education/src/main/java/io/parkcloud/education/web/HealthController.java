package io.parkcloud.education.web;

import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the program and what it stands on are well: 200 if all of it is, else 503. */
@RestController
class HealthController {
    private final JdbcTemplate database;
    private final RedisConnectionFactory redis;

    HealthController(JdbcTemplate database, RedisConnectionFactory redis) {
        this.database = database;
        this.redis = redis;
    }

    @GetMapping("/healthz")
    ResponseEntity<Map<String, String>> health() {
        boolean data = answers(() -> database.queryForObject("SELECT 1", Integer.class));
        boolean sessions = answers(this::ping);
        return ResponseEntity.status(data && sessions ? 200 : 503)
                .body(Map.of("status", word(data && sessions), "database", word(data), "sessions", word(sessions)));
    }

    /** Whether there is a roster with schools and classes in it: a template's deployment is complete only then. */
    @GetMapping("/healthz/roster")
    ResponseEntity<Map<String, Object>> roster() {
        var classes =
                database.queryForObject("SELECT COUNT(*) FROM roster_classes WHERE status = 'active'", Long.class);
        boolean there = classes != null && classes > 0;
        return ResponseEntity.status(there ? 200 : 503).body(Map.of("status", word(there)));
    }

    private String ping() {
        try (var connection = redis.getConnection()) {
            return String.valueOf(connection.ping());
        }
    }

    private static boolean answers(Runnable question) {
        try {
            question.run();
            return true;
        } catch (DataAccessException e) {
            return false;
        }
    }

    private static String word(boolean up) {
        return up ? "up" : "down";
    }
}
