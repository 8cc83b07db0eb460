package io.parkcloud.education.rest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tokens by OAuth 2's client credentials grant.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.4">RFC 6749, sections 2.3.1 (the client's password), 4.4 (the grant)
 *     and 5.2 (errors)</a>; <a href="https://www.imsglobal.org/spec/security/v1p1">1EdTech Security Framework 1.1 (client credentials)</a>
 */
@RestController
class TokenController {
    private final ApiClients clients;
    private final Tokens tokens;

    TokenController(ApiClients clients, Tokens tokens) {
        this.clients = clients;
        this.tokens = tokens;
    }

    @PostMapping(path = "/oauth/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Map<String, Object>> issue(
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestParam(name = "grant_type", defaultValue = "") String grant,
            @RequestParam(defaultValue = "") String scope,
            @RequestParam(name = "client_id", defaultValue = "") String clientId,
            @RequestParam(name = "client_secret", defaultValue = "") String secret) {
        var given = authorization == null ? new String[] {clientId, secret} : basic(authorization);
        if (!clients.proves(given[0], given[1])) {
            return refused(401, "invalid_client", "The client's id and secret are not known here");
        }
        if (!grant.equals("client_credentials")) {
            return refused(400, "unsupported_grant_type", "Only client_credentials is offered");
        }
        var scopes = Scopes.of(scope);
        if (scopes.isEmpty()) {
            return refused(400, "invalid_scope", "There are " + String.join(" and ", Scopes.ALL));
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of(
                        "access_token",
                        tokens.issue(given[0], scopes),
                        "token_type",
                        "Bearer",
                        "expires_in",
                        Tokens.LIFE.toSeconds(),
                        "scope",
                        String.join(" ", scopes)));
    }

    private static ResponseEntity<Map<String, Object>> refused(int status, String error, String description) {
        var answer = ResponseEntity.status(status).cacheControl(CacheControl.noStore());
        if (status == 401) {
            answer.header("WWW-Authenticate", "Basic realm=\"oneroster\"");
        }
        return answer.body(Map.of("error", error, "error_description", description));
    }

    /** RFC 6749, section 2.3.1: both halves are form-encoded before they are put together. */
    private static String[] basic(String header) {
        try {
            if (header.regionMatches(true, 0, "Basic ", 0, 6)) {
                var text = new String(
                        Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
                int colon = text.indexOf(':');
                if (colon > 0) {
                    return new String[] {
                        URLDecoder.decode(text.substring(0, colon), StandardCharsets.UTF_8),
                        URLDecoder.decode(text.substring(colon + 1), StandardCharsets.UTF_8)
                    };
                }
            }
        } catch (IllegalArgumentException e) {
            return new String[] {"", ""};
        }
        return new String[] {"", ""};
    }
}
