package io.parkcloud.hall.staff;

import io.parkcloud.app.Lockout;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Who may do what. Citizens are anonymous and have no session: the CSRF token of their forms is a cookie, so that they are
 * served also while Redis is away. Whatever is not listed does not exist for strangers.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    @Bean
    Lockout lockout(DataSource source, Clock clock) {
        return new Lockout(source, "staff_account", clock);
    }

    /** The JSON API and the health check carry no cookie, so there is nothing a foreign page could ride on. */
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http) {
        return http.securityMatcher("/api/**", "/healthz")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http) {
        var clerks = PathPatternRequestMatcher.withDefaults().matcher("/clerk/**");
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("HALL_CSRF");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/",
                                "/items/**",
                                "/drafts/**",
                                "/progress/**",
                                "/verify",
                                "/bundles/**",
                                "/together/**",
                                "/assets/**",
                                "/login",
                                "/error")
                        .permitAll()
                        .requestMatchers(clerks)
                        .hasAnyRole("CLERK", "SUPERVISOR", "ADMIN")
                        .anyRequest()
                        .denyAll())
                .csrf(csrf -> csrf.csrfTokenRepository(tokens))
                .formLogin(login -> login.loginPage("/login").defaultSuccessUrl("/clerk"))
                .logout(logout -> logout.logoutSuccessUrl("/"))
                .exceptionHandling(failures -> failures.defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), clerks)
                        .defaultAuthenticationEntryPointFor(
                                (request, response, denied) -> response.sendError(404), request -> true))
                .headers(headers -> headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .contentSecurityPolicy(
                                policy -> policy.policyDirectives(
                                        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"))
                        .httpStrictTransportSecurity(Customizer.withDefaults()))
                .build();
    }
}
