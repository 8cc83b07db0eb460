package io.parkcloud.devops.registry.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.parkcloud.control.web.PrincipalSource;
import java.time.Instant;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where the registry sends whoever knocks: they come with their name and password and leave with a token. */
@RestController
public class RegistryTokenController {

    private final PrincipalSource principals;
    private final RegistryDoor door;
    private final RegistryTokens tokens;

    public RegistryTokenController(PrincipalSource principals, RegistryDoor door, RegistryTokens tokens) {
        this.principals = principals;
        this.door = door;
        this.tokens = tokens;
    }

    /** An answer as the protocol has it. @param expiresIn seconds from {@code issuedAt} on */
    record TokenView(
            String token,
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("issued_at") Instant issuedAt) {}

    /** @param asked as it came: a list would be taken apart at the commas that stand between actions */
    @GetMapping("/registry/token")
    ResponseEntity<TokenView> token(@RequestParam MultiValueMap<String, String> asked) {
        var who = principals.current();
        var granted = AccessScope.parse(asked.getOrDefault("scope", List.of())).stream()
                .map(scope -> door.granted(who, scope))
                .filter(left -> !left.actions().isEmpty())
                .toList();
        var issued = tokens.issue(who.name(), granted);
        var view =
                new TokenView(issued.token(), issued.token(), RegistryTokens.LIFETIME.toSeconds(), issued.issuedAt());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view);
    }
}
