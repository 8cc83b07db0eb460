package io.parkcloud.identity.web;

import static org.springframework.security.config.Customizer.withDefaults;

import io.parkcloud.identity.IdentityProperties;
import io.parkcloud.identity.internal.IdentityInternals;
import io.parkcloud.identity.internal.PasswordAuthenticationProvider;
import io.parkcloud.identity.internal.UserAuthentication;
import io.parkcloud.kernel.ResourceId;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import tools.jackson.databind.json.JsonMapper;

/** Four doors: the authorization server, the API, programs that know passwords only, and the pages. What is not opened here is shut. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    static final String LOGIN = "/login";

    /** Requests are measured as a whole; measuring each filter of the chain would cost more than the filters do. */
    @Bean
    SecurityObservationSettings filtersAreNotObserved() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * Spring's firewall with its own rule for header values, only that a character is looked at instead of matched: a token is long
     * and is read several times in a request.
     */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(SecurityConfiguration::assignedWithoutControls);
        return firewall;
    }

    static boolean assignedWithoutControls(String value) {
        for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
            int c = value.codePointAt(i);
            if (!Character.isDefined(c) || (Character.isISOControl(c) && c != '\t')) {
                return false;
            }
        }
        return true;
    }

    @Bean
    AuthorizationServerSettings issuer(IdentityProperties properties) {
        return AuthorizationServerSettings.builder()
                .issuer(properties.baseUrl().toString())
                .build();
    }

    /** The portal is the only client. It cannot keep a secret, so it proves itself by PKCE (RFC 7636). */
    @Bean
    RegisteredClientRepository clients(IdentityProperties properties) {
        var portal = RegisteredClient.withId("parkcloud-portal")
                .clientId("parkcloud-portal")
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(uris ->
                        properties.portalRedirects().stream().map(URI::toString).forEach(uris::add))
                .postLogoutRedirectUri(properties.baseUrl() + "/")
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(IdentityInternals.BROWSER_TOKEN)
                        .authorizationCodeTimeToLive(Duration.ofMinutes(2))
                        .build())
                .build();
        return new InMemoryRegisteredClientRepository(portal);
    }

    @Bean
    @Order(1)
    SecurityFilterChain authorizationServer(HttpSecurity http) {
        var browsers = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        browsers.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.oidc(withDefaults());
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.jwt(withDefaults()))
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(LOGIN), browsers));
        return http.build();
    }

    /** Bearer tokens, or the portal's session cookie with its CSRF token. */
    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, JsonMapper json) {
        var problems = new ProblemResponses(json);
        http.securityMatcher("/api/**")
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(HttpMethod.POST, "/api/v1/sessions")
                                .permitAll()
                                .requestMatchers(HttpMethod.GET, "/api/v1/sessions/current")
                                .permitAll()
                                .requestMatchers(HttpMethod.GET, "/api/v1/consoles/*") // Opened by a one-time ticket.
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .csrf(csrf -> csrf.spa().ignoringRequestMatchers("/api/v1/sessions"))
                .oauth2ResourceServer(
                        server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(SecurityConfiguration::bearer))
                                .authenticationEntryPoint(problems)
                                .accessDeniedHandler(problems))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.disable())
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems));
        return http.build();
    }

    /**
     * Git and clients of registries know names and passwords only (gitcredentials(7)); a token of the API may stand in the place of
     * the password. What the registry tells of itself, it proves at the endpoint.
     */
    @Bean
    @Order(3)
    SecurityFilterChain programs(HttpSecurity http, JwtDecoder tokens) {
        http.securityMatcher("/git/**", "/registry/**")
                .authenticationProvider(new TokenAsPassword(tokens))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/registry/events")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.realmName("parkcloud"))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable());
        return http.build();
    }

    /** Pages and their parts are the same for everybody and hold nothing; what they show comes from the API. */
    @Bean
    @Order(4)
    SecurityFilterChain pages(HttpSecurity http, IdentityProperties properties) {
        var collector = CollectorDoor.of(properties.collectorToken());
        // Our forms may send the cookie's value as it is: nothing we answer is compressed together with it.
        var plain = new CsrfTokenRequestAttributeHandler();
        plain.setCsrfRequestAttributeName(null);
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access((who, request) -> new AuthorizationDecision(collector.opens(request.getRequest())))
                        .anyRequest()
                        .permitAll())
                .csrf(csrf -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                        .csrfTokenRequestHandler(plain))
                .formLogin(form -> form.loginPage(LOGIN)
                        .successHandler(new AfterSignIn())
                        .failureHandler((request, response, refused) -> {
                            var code =
                                    refused instanceof PasswordAuthenticationProvider.Refused known ? known.code() : "";
                            response.sendRedirect(LOGIN + "?refused=" + URLEncoder.encode(code, StandardCharsets.UTF_8)
                                    + "&continue=" + AfterSignIn.encoded(request.getParameter("continue")));
                        }))
                .logout(logout -> logout.logoutSuccessHandler(SecurityConfiguration::goodbye))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline';"
                                + " connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'self'")));
        return http.build();
    }

    /** A browser goes to the sign-in page, a program hears that it is done. */
    private static void goodbye(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who)
            throws IOException {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)) {
            response.sendRedirect(LOGIN);
        } else {
            response.setStatus(HttpStatus.NO_CONTENT.value());
        }
    }

    static AbstractAuthenticationToken bearer(Jwt token) {
        var user = Optional.ofNullable(token.getSubject())
                .flatMap(ResourceId::parse)
                .orElseThrow(() -> new InvalidBearerTokenException("the token names no user"));
        return new UserAuthentication(
                user, Optional.ofNullable(token.getIssuedAt()).orElse(Instant.EPOCH));
    }
}
