package io.parkcloud.identity.web;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Takes a password that is an access token for one, whatever name comes with it; any other password is left to the next provider. */
final class TokenAsPassword implements AuthenticationProvider {

    private static final String BEGINNING = "eyJ"; // {" in base64, with which every JWT begins (RFC 7519)

    private final JwtDecoder tokens;

    TokenAsPassword(JwtDecoder tokens) {
        this.tokens = tokens;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication asked) {
        var password = String.valueOf(asked.getCredentials());
        if (!password.startsWith(BEGINNING)) {
            return null;
        }
        try {
            return SecurityConfiguration.bearer(tokens.decode(password));
        } catch (BadJwtException refused) {
            throw new BadCredentialsException("the token does not count", refused);
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
