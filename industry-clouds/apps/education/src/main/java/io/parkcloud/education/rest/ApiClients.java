package io.parkcloud.education.rest;

import io.parkcloud.education.library.Cards;
import io.parkcloud.education.store.Digests;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** Programs that may ask for the roster. */
@Service
public final class ApiClients {
    private final JdbcTemplate database;
    private final Clock clock;

    ApiClients(JdbcTemplate database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A program.
     *
     * @param clientId what it calls itself
     * @param name for people
     * @param createdAt when it was let in
     */
    public record ApiClient(String clientId, String name, Instant createdAt) {}

    /**
     * What a program signs in with, told once.
     *
     * @param clientId what it calls itself
     * @param secret its secret
     */
    public record Credentials(String clientId, String secret) {}

    /** All programs by name. */
    public List<ApiClient> all() {
        return database.query(
                "SELECT client_id, name, created_at FROM api_client ORDER BY name, client_id",
                (row, number) -> new ApiClient(
                        row.getString(1), row.getString(2), row.getTimestamp(3).toInstant()));
    }

    /** Lets a program in. */
    public Credentials add(String name) {
        Cards.within("name", name.strip(), 1, 100);
        var made = new Credentials(UUID.randomUUID().toString(), Digests.secret());
        database.update(
                "INSERT INTO api_client (client_id, name, secret_digest, created_at) VALUES (?, ?, ?, ?)",
                made.clientId(),
                name.strip(),
                Digests.of(made.secret()),
                Timestamp.from(clock.instant()));
        return made;
    }

    /** Shuts a program out, and its tokens at once. */
    public void remove(String clientId) {
        database.update("DELETE FROM api_client WHERE client_id = ?", clientId);
        database.update("DELETE FROM access_token WHERE client_id = ?", clientId);
    }

    /** Whether it is the program and its secret. */
    boolean proves(String clientId, String secret) {
        return database
                .queryForList("SELECT secret_digest FROM api_client WHERE client_id = ?", byte[].class, clientId)
                .stream()
                .anyMatch(digest -> MessageDigest.isEqual(digest, Digests.of(secret)));
    }
}
