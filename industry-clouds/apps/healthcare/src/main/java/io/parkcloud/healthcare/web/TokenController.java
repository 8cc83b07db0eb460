package io.parkcloud.healthcare.web;

import io.parkcloud.healthcare.account.Tokens;
import java.security.Principal;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /token} with HTTP Basic: a bearer token for the account, as OAuth 2's client credentials grant answers. */
@RestController
class TokenController {
    private final Tokens tokens;

    TokenController(Tokens tokens) {
        this.tokens = tokens;
    }

    @PostMapping("/token")
    ResponseEntity<Map<String, Object>> issue(Principal principal) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of(
                        "access_token", tokens.issue(principal.getName()),
                        "token_type", "Bearer",
                        "expires_in", Tokens.LIFE.toSeconds()));
    }
}
