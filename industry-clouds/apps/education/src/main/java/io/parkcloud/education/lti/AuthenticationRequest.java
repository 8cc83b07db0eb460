package io.parkcloud.education.lti;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a tool asks the browser to bring.
 *
 * @param loginHint who the launch is for
 * @param messageHint which launch
 * @param nonce what the message must have
 * @see <a href="https://www.imsglobal.org/spec/security/v1p0/#step-2-authentication-request">1EdTech Security Framework 1.0, section
 *     5.1.1.2</a>
 */
record AuthenticationRequest(String loginHint, String messageHint, String nonce) {
    private static final int LONGEST_NONCE = 255;

    /** @throws LaunchRefusal if it is not one, with the code that OpenID Connect has for it */
    static AuthenticationRequest read(Map<String, String> parameters) throws LaunchRefusal {
        var scopes = List.of(parameters.getOrDefault("scope", "").split(" "));
        if (!scopes.contains("openid")) {
            throw new LaunchRefusal("invalid_scope", "scope must be openid");
        }
        if (!parameters.getOrDefault("response_type", "").equals("id_token")) {
            throw new LaunchRefusal("unsupported_response_type", "response_type must be id_token");
        }
        for (var fixed : Arrays.asList("response_mode=form_post", "prompt=none")) {
            var name = fixed.substring(0, fixed.indexOf('='));
            if (!fixed.equals(name + "=" + parameters.getOrDefault(name, ""))) {
                throw new LaunchRefusal("invalid_request", "there must be " + fixed);
            }
        }
        var nonce = parameters.getOrDefault("nonce", "");
        if (nonce.isBlank() || nonce.length() > LONGEST_NONCE) {
            throw new LaunchRefusal("invalid_request", "nonce must have 1 to " + LONGEST_NONCE + " characters");
        }
        return new AuthenticationRequest(
                parameters.getOrDefault("login_hint", ""), parameters.getOrDefault("lti_message_hint", ""), nonce);
    }
}
