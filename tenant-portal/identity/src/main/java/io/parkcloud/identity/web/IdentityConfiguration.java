package io.parkcloud.identity.web;

import io.parkcloud.identity.IdentityProperties;
import io.parkcloud.identity.internal.IdentityInternals;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Sign-in, tokens and the guards of the API. */
@AutoConfiguration(before = {UserDetailsServiceAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class})
@EnableConfigurationProperties(IdentityProperties.class)
@Import({
    IdentityInternals.class,
    SecurityConfiguration.class,
    RedisSessions.class,
    SessionController.class,
    SshKeyController.class,
    LoginController.class
})
public class IdentityConfiguration {}
