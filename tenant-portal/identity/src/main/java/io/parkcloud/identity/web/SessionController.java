package io.parkcloud.identity.web;

import io.parkcloud.identity.Credentials;
import io.parkcloud.identity.internal.CurrentPrincipal;
import io.parkcloud.identity.internal.SignIn;
import io.parkcloud.identity.internal.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sign-in for programs, and the change of one's own password. */
@RestController
@RequestMapping("/api/v1")
class SessionController {

    private final SignIn signIn;
    private final Tokens tokens;
    private final CurrentPrincipal principals;

    SessionController(SignIn signIn, Tokens tokens, CurrentPrincipal principals) {
        this.signIn = signIn;
        this.tokens = tokens;
        this.principals = principals;
    }

    /** Who wants in. */
    record SessionRequest(
            @NotBlank @Size(max = 63) String user,
            @NotBlank @Size(max = Credentials.LONGEST) String password) {
        @Override
        public String toString() {
            return "SessionRequest[user=" + user + "]";
        }
    }

    /** A bearer token for the API. */
    record SessionView(String token, String type, Instant expiresAt) {}

    /** Whether the caller is somebody; not who, that is told by {@code /me}. */
    record PresenceView(boolean signedIn) {}

    /** @param current so that an unattended screen does not lose its owner the account */
    record PasswordRequest(
            @NotBlank @Size(max = Credentials.LONGEST) String current,
            @NotBlank @Size(max = Credentials.LONGEST) String password) {
        @Override
        public String toString() {
            return "PasswordRequest[]";
        }
    }

    @PostMapping("/sessions")
    ResponseEntity<SessionView> open(@Valid @RequestBody SessionRequest request, HttpServletRequest http) {
        var account = signIn.byPassword(request.user(), request.password(), http.getRemoteAddr());
        var issued = tokens.issue(account);
        return ResponseEntity.status(201)
                .cacheControl(CacheControl.noStore())
                .body(new SessionView(issued.token(), "Bearer", issued.expiresAt()));
    }

    /** For pages that anybody may open: nobody is an answer here, no error. */
    @GetMapping("/sessions/current")
    ResponseEntity<PresenceView> current() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new PresenceView(principals.signedIn().isPresent()));
    }

    /** Ends every session and token of the user, also this one. */
    @PutMapping("/me/password")
    ResponseEntity<Void> changePassword(@Valid @RequestBody PasswordRequest request, HttpServletRequest http) {
        var account = principals.account();
        signIn.changePassword(account, request.current(), request.password(), http.getRemoteAddr());
        return ResponseEntity.noContent().build();
    }
}
