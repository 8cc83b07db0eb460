package io.parkcloud.education.lti;

import io.parkcloud.education.library.Cards;
import io.parkcloud.education.problem.EducationException;
import io.parkcloud.education.problem.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Service;

/** The tools. The bureau registers them; teachers of every school can put them into lessons. */
@Service
public final class Tools {
    private static final int LONGEST_ADDRESS = 1_000;
    private static final int MOST_REDIRECTS = 20;
    private static final RowMapper<Tool> ROW = (row, number) -> new Tool(
            row.getString("id"),
            row.getString("name"),
            row.getString("client_id"),
            row.getString("deployment_id"),
            row.getString("login_url"),
            row.getString("target_uri"),
            row.getString("redirect_uris").lines().toList(),
            row.getBoolean("tells_names"),
            row.getTimestamp("created_at").toInstant());

    private final JdbcTemplate database;
    private final Clock clock;

    Tools(JdbcTemplate database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** All tools by name. */
    public List<Tool> all() {
        return database.query("SELECT * FROM lti_tool ORDER BY name, id", ROW);
    }

    /** A tool. @throws EducationException {@code NOT_FOUND} */
    public Tool require(String id) {
        return database.query("SELECT * FROM lti_tool WHERE id = ?", ROW, id).stream()
                .findFirst()
                .orElseThrow(() -> new EducationException(Problem.NOT_FOUND, "There is no such tool"));
    }

    Optional<Tool> ofClient(String clientId) {
        return database.query("SELECT * FROM lti_tool WHERE client_id = ?", ROW, clientId).stream()
                .findFirst();
    }

    /**
     * What is told of a tool when it is registered.
     *
     * @param name for people
     * @param loginUrl its login initiation
     * @param targetUri where a launch leads
     * @param redirectUris where answers may go, one a line
     * @param tellsNames whether it learns names
     */
    public record Registration(
            String name, String loginUrl, String targetUri, String redirectUris, boolean tellsNames) {}

    /** Registers a tool. @throws EducationException {@code FIELD_INVALID} */
    public Tool add(Registration wanted) {
        Cards.within("name", wanted.name().strip(), 1, 100);
        var login = address("loginUrl", wanted.loginUrl().strip());
        var target = address("targetUri", wanted.targetUri().strip());
        var redirects = wanted.redirectUris()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        if (redirects.isEmpty() || redirects.size() > MOST_REDIRECTS) {
            throw new EducationException(
                    Problem.FIELD_INVALID, "A tool has one to " + MOST_REDIRECTS + " redirect addresses, one a line");
        }
        redirects.forEach(redirect -> address("redirectUris", redirect));
        var id = UUID.randomUUID().toString();
        database.update(
                "INSERT INTO lti_tool (id, name, client_id, deployment_id, login_url, target_uri, redirect_uris,"
                        + " tells_names, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                wanted.name().strip(),
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                login,
                target,
                String.join("\n", redirects),
                wanted.tellsNames(),
                Timestamp.from(clock.instant()));
        return require(id);
    }

    /** Removes a tool. @throws EducationException {@code TOOL_IN_USE} while lessons point to it */
    public void remove(String id) {
        var uses = database.queryForObject("SELECT COUNT(*) FROM lesson_item WHERE tool_id = ?", Long.class, id);
        if (uses != null && uses > 0) {
            throw new EducationException(
                    Problem.TOOL_IN_USE, "The tool is in " + uses + " places of lessons; take it out there first");
        }
        database.update("DELETE FROM lti_tool WHERE id = ?", id);
    }

    /** An address that a browser can be sent to. @throws EducationException {@code FIELD_INVALID} */
    public static String address(String field, String text) {
        try {
            var uri = new URI(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null
                    && text.length() <= LONGEST_ADDRESS) {
                return text;
            }
        } catch (URISyntaxException e) {
            throw wrong(field, text, e);
        }
        throw wrong(field, text, new IllegalArgumentException(text));
    }

    private static EducationException wrong(String field, String text, Exception why) {
        return new EducationException(
                Problem.FIELD_INVALID,
                "The field '" + field + "' must be an address such as https://tool.example.org/launch, was '" + text
                        + "'",
                why);
    }
}
