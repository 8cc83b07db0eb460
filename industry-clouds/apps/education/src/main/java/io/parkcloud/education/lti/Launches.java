package io.parkcloud.education.lti;

import io.parkcloud.education.account.Member;
import io.parkcloud.education.course.Lessons;
import io.parkcloud.education.course.Lessons.Placed;
import io.parkcloud.education.problem.EducationException;
import io.parkcloud.education.problem.Problem;
import io.parkcloud.education.store.Digests;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Launches: a browser is sent to the tool's login, comes back with what the tool wants answered, and is sent to the tool with the
 * signed message. A launch is bound to who began it, lasts five minutes, and is answered once.
 *
 * @see <a href="https://www.imsglobal.org/spec/security/v1p0/#platform-originating-messages">1EdTech Security Framework 1.0, section
 *     5.1.1 (third-party initiated login, authentication request, authentication response)</a>
 */
@Service
public final class Launches {
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration NONCE_LIFE = Duration.ofHours(2);

    private final JdbcTemplate database;
    private final Lessons lessons;
    private final Tools tools;
    private final SigningKey key;
    private final Clock clock;

    Launches(JdbcTemplate database, Lessons lessons, Tools tools, SigningKey key, Clock clock) {
        this.database = database;
        this.lessons = lessons;
        this.tools = tools;
        this.key = key;
        this.clock = clock;
    }

    /**
     * Begins a launch.
     *
     * @param issuer who we are to the tool; the message has the same
     * @return where to send the browser
     * @throws EducationException {@code NOT_FOUND} if there is no such item for them, or it is no tool's
     */
    public String begin(String itemId, Member member, String issuer) {
        var placed = lessons.find(itemId, member)
                .filter(found -> found.item().tool())
                .orElseThrow(() ->
                        new EducationException(Problem.NOT_FOUND, "There is nothing to open here, or not for you"));
        var tool = tools.require(placed.item().toolId());
        var hint = Digests.secret();
        database.update("DELETE FROM lti_launch WHERE expires_at < ?", clock.millis());
        database.update(
                "INSERT INTO lti_launch (hint_digest, username, item_id, tool_id, issuer, expires_at, used)"
                        + " VALUES (?, ?, ?, ?, ?, ?, FALSE)",
                Digests.of(hint),
                member.username(),
                itemId,
                tool.id(),
                issuer,
                clock.millis() + LIFE.toMillis());
        return UriComponentsBuilder.fromUriString(tool.loginUrl())
                .queryParam("iss", "{iss}")
                .queryParam("login_hint", "{login}")
                .queryParam("target_link_uri", "{target}")
                .queryParam("lti_message_hint", "{hint}")
                .queryParam("client_id", "{client}")
                .queryParam("lti_deployment_id", "{deployment}")
                .encode()
                .buildAndExpand(
                        issuer,
                        LaunchClaims.subject(member),
                        target(tool, placed),
                        hint,
                        tool.clientId(),
                        tool.deploymentId())
                .toUriString();
    }

    private static String target(Tool tool, Placed placed) {
        return placed.item().targetUri().isEmpty()
                ? tool.targetUri()
                : placed.item().targetUri();
    }

    /**
     * Answers the tool's request.
     *
     * @param member who is signed in at the browser that brought it
     * @param returnBase our address, for the way back
     * @return the signed message
     * @throws LaunchRefusal if the request does not belong to a launch of theirs that is under way, or its nonce was used before
     */
    String answer(Tool tool, AuthenticationRequest request, Member member, String returnBase, String language)
            throws LaunchRefusal {
        var launch = database
                .query(
                        "SELECT item_id, issuer FROM lti_launch WHERE hint_digest = ? AND tool_id = ? AND username = ?"
                                + " AND used = FALSE AND expires_at > ?",
                        (row, number) -> new String[] {row.getString(1), row.getString(2)},
                        Digests.of(request.messageHint()),
                        tool.id(),
                        member.username(),
                        clock.millis())
                .stream()
                .findFirst()
                .orElseThrow(() -> new LaunchRefusal(
                        "invalid_request",
                        "lti_message_hint is of no launch that is under way for this user and tool"));
        if (!request.loginHint().equals(LaunchClaims.subject(member))) {
            throw new LaunchRefusal("login_required", "login_hint is somebody else's than who is signed in");
        }
        var placed = lessons.find(launch[0], member)
                .orElseThrow(() -> new LaunchRefusal("access_denied", "the user is not in this class any more"));
        if (database.update(
                        "UPDATE lti_launch SET used = TRUE WHERE hint_digest = ? AND used = FALSE",
                        Digests.of(request.messageHint()))
                == 0) {
            throw new LaunchRefusal("invalid_request", "this launch was answered before");
        }
        remember(tool, request.nonce());
        var due = new LaunchClaims.Due(
                tool,
                placed,
                member,
                launch[1],
                request.nonce(),
                returnBase + "/classes/" + placed.of().id(),
                language);
        return key.sign(LaunchClaims.of(due, clock.instant()));
    }

    /** A nonce ties one message to one request; a tool that sends it again is not served (Security Framework, section 5.1.1.2). */
    private void remember(Tool tool, String nonce) throws LaunchRefusal {
        database.update("DELETE FROM lti_nonce WHERE expires_at < ?", clock.millis());
        try {
            database.update(
                    "INSERT INTO lti_nonce (tool_id, nonce_digest, expires_at) VALUES (?, ?, ?)",
                    tool.id(),
                    Digests.of(nonce),
                    clock.millis() + NONCE_LIFE.toMillis());
        } catch (DuplicateKeyException e) {
            throw new LaunchRefusal("invalid_request", "this nonce was used before", e);
        }
    }

    /** The tool of a request whose client and redirect address are right; empty if they are not, and nothing may be sent there. */
    Optional<Tool> tool(String clientId, String redirectUri) {
        return tools.ofClient(clientId).filter(tool -> tool.redirectUris().contains(redirectUri));
    }
}
