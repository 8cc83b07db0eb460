package io.parkcloud.education.it;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An LTI 1.3 tool on a port of its own: answers a login initiation with an authentication request, takes the message that comes back,
 * and believes it only if its signature fits the platform's published keys and issuer, audience, time, nonce and state are right.
 */
final class TestTool implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> nonces = new ConcurrentHashMap<>();
    private volatile String platform = "";
    private volatile String clientId = "";

    TestTool() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/login", this::login);
        server.createContext("/launch", this::launch);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What the tool is told of the platform when it is registered there. */
    void registeredAt(String issuer, String client) {
        platform = issuer;
        clientId = client;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void login(HttpExchange exchange) throws IOException {
        var asked = parameters(exchange.getRequestURI().getRawQuery());
        if (!asked.getOrDefault("iss", "").equals(platform)
                || !asked.getOrDefault("client_id", "").equals(clientId)) {
            answer(exchange, 400, "unknown platform " + asked);
            return;
        }
        var state = UUID.randomUUID().toString();
        var nonce = UUID.randomUUID().toString();
        nonces.put(state, nonce);
        var request = new LinkedHashMap<String, String>();
        request.put("scope", "openid");
        request.put("response_type", "id_token");
        request.put("response_mode", "form_post");
        request.put("prompt", "none");
        request.put("client_id", clientId);
        request.put("redirect_uri", url() + "/launch");
        request.put("login_hint", asked.getOrDefault("login_hint", ""));
        request.put("lti_message_hint", asked.getOrDefault("lti_message_hint", ""));
        request.put("state", state);
        request.put("nonce", nonce);
        exchange.getResponseHeaders().set("Location", platform + "/lti/authorize?" + Web.encode(request));
        answer(exchange, 302, "");
    }

    private void launch(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            var claims = verify(parameters(body));
            answer(exchange, 200, "welcome " + claims.getSubject());
        } catch (ParseException | BadJOSEException | JOSEException | IllegalStateException e) {
            answer(exchange, 401, e.toString());
        }
    }

    /** What a message says. @throws IllegalStateException if state or nonce are not of a login of ours */
    JWTClaimsSet verify(Map<String, String> message) throws ParseException, BadJOSEException, JOSEException {
        var nonce = nonces.remove(message.getOrDefault("state", ""));
        if (nonce == null) {
            throw new IllegalStateException("state is of no login: " + message);
        }
        var claims = processor().process(message.getOrDefault("id_token", ""), null);
        if (!nonce.equals(claims.getStringClaim("nonce"))) {
            throw new IllegalStateException("nonce is another");
        }
        return claims;
    }

    private DefaultJWTProcessor<SecurityContext> processor() {
        try {
            var keys = JWKSourceBuilder.<SecurityContext>create(
                            URI.create(platform + "/lti/jwks").toURL())
                    .build();
            var processor = new DefaultJWTProcessor<SecurityContext>();
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
            processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                    clientId,
                    new JWTClaimsSet.Builder().issuer(platform).build(),
                    Set.of("sub", "iat", "exp", "nonce")));
            return processor;
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> parameters(String text) {
        var parameters = new HashMap<String, String>();
        for (var pair : text.split("&")) {
            int at = pair.indexOf('=');
            parameters.put(
                    URLDecoder.decode(pair.substring(0, at), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
