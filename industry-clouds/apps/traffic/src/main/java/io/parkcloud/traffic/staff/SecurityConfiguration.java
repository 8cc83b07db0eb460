package io.parkcloud.traffic.staff;

import io.parkcloud.app.Lockout;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Who may do what. Whatever is not listed does not exist for strangers. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String CONTENT = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self';"
            + " img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    @Bean
    Lockout lockout(DataSource source, Clock clock) {
        return new Lockout(source, "staff_account", clock);
    }

    /**
     * The API has no session. What changes something needs name and password in the request itself, and nobody is ever prompted for
     * them: so a browser never has any that a foreign page could use.
     */
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http) {
        return http.securityMatcher("/api/**", "/gtfs-rt/**", "/healthz/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/realtime")
                        .hasRole("ADMIN")
                        .anyRequest()
                        .permitAll())
                .httpBasic(
                        basic -> basic.authenticationEntryPoint((request, response, denied) -> response.sendError(401)))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http) {
        var admin = PathPatternRequestMatcher.withDefaults().matcher("/admin/**");
        return http.authorizeHttpRequests(
                        requests -> requests.requestMatchers("/", "/stops/**", "/map", "/assets/**", "/login", "/error")
                                .permitAll()
                                .requestMatchers(admin)
                                .hasRole("ADMIN")
                                .anyRequest()
                                .denyAll())
                .formLogin(login -> login.loginPage("/login").defaultSuccessUrl("/admin"))
                .logout(logout -> logout.logoutSuccessUrl("/"))
                .exceptionHandling(failures -> failures.defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), admin)
                        .defaultAuthenticationEntryPointFor(
                                (request, response, denied) -> response.sendError(404), request -> true))
                .headers(headers -> headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT)))
                .build();
    }
}
