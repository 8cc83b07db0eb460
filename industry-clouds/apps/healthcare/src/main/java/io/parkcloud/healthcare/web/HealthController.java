package io.parkcloud.healthcare.web;

import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the program and its database are well: 200 if so, else 503. */
@RestController
class HealthController {
    private final JdbcTemplate database;

    HealthController(JdbcTemplate database) {
        this.database = database;
    }

    @GetMapping("/healthz")
    ResponseEntity<Map<String, String>> health() {
        try {
            database.queryForObject("SELECT 1", Integer.class);
            return ResponseEntity.ok(Map.of("status", "up", "database", "up"));
        } catch (DataAccessException e) {
            return ResponseEntity.status(503).body(Map.of("status", "down", "database", "down"));
        }
    }
}
