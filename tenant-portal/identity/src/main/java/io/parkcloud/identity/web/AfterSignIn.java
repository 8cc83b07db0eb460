package io.parkcloud.identity.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/**
 * Sends a browser back to where it wanted to go: the address in {@code continue} if it is one of ours, else the request that
 * was held up, else the front page. An address elsewhere is not followed, so that our page lends nobody its good name.
 */
final class AfterSignIn implements AuthenticationSuccessHandler {

    /** A path on this host: browsers take two slashes, or a slash and a backslash, for another host. */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e]{0,1999}");

    private final AuthenticationSuccessHandler heldUp = new SavedRequestAwareAuthenticationSuccessHandler();

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException, ServletException {
        var target = local(request.getParameter("continue"));
        if (target.isPresent()) {
            response.sendRedirect(target.get());
        } else {
            heldUp.onAuthenticationSuccess(request, response, who);
        }
    }

    static Optional<String> local(@Nullable String target) {
        return Optional.ofNullable(target).filter(t -> LOCAL.matcher(t).matches());
    }

    static String encoded(@Nullable String target) {
        return URLEncoder.encode(local(target).orElse(""), StandardCharsets.UTF_8);
    }
}
