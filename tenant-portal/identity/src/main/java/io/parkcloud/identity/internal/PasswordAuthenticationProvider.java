package io.parkcloud.identity.internal;

import io.parkcloud.kernel.PlatformException;
import java.time.Clock;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Brings the sign-in page's form to {@link SignIn}. */
public final class PasswordAuthenticationProvider implements AuthenticationProvider {

    private final SignIn signIn;
    private final Clock clock;

    PasswordAuthenticationProvider(SignIn signIn, Clock clock) {
        this.signIn = signIn;
        this.clock = clock;
    }

    /** A refusal, for the page to explain. */
    public static final class Refused extends AuthenticationException {
        private static final long serialVersionUID = 1L;
        private final String code;

        Refused(PlatformException cause) {
            super(cause.code().title(), cause);
            this.code = cause.code().id();
        }

        public String code() {
            return code;
        }
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        var address = asked.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "unknown";
        try {
            var account = signIn.byPassword(asked.getName(), String.valueOf(asked.getCredentials()), address);
            return new UserAuthentication(account.id(), clock.instant());
        } catch (PlatformException refused) {
            throw new Refused(refused);
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
