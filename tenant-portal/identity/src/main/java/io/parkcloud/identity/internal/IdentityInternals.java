package io.parkcloud.identity.internal;

import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.parkcloud.control.audit.AuditTrail;
import io.parkcloud.control.event.EventHub;
import io.parkcloud.control.secret.SecretBox;
import io.parkcloud.control.store.Store;
import io.parkcloud.identity.Credentials;
import io.parkcloud.identity.IdentityProperties;
import io.parkcloud.identity.UserDirectory;
import io.parkcloud.kernel.IdGenerator;
import io.parkcloud.kernel.ResourceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** The parts behind the doors. */
@Configuration(proxyBeanMethods = false)
@MapperScan(basePackageClasses = CredentialMapper.class, annotationClass = org.apache.ibatis.annotations.Mapper.class)
public class IdentityInternals {

    /** Of access tokens that the authorization server gives to browsers. */
    public static final Duration BROWSER_TOKEN = Duration.ofHours(1);

    @Bean
    Credentials credentials(CredentialMapper mapper, SshKeyMapper keys, Clock clock) {
        return new StoredCredentials(mapper, keys, clock);
    }

    @Bean
    Accounts accounts(UserDirectory directory, Credentials credentials, EventHub events) {
        return new Accounts(directory, credentials, events);
    }

    @Bean
    SignIn signIn(Credentials credentials, Accounts accounts, IdentityProperties properties, AuditTrail trail) {
        var throttle = new SignInThrottle(properties.failures(), properties.failureWindow(), Ticker.systemTicker());
        return new SignIn(credentials, accounts, throttle, trail);
    }

    @Bean
    SshKeys sshKeys(SshKeyMapper mapper, Accounts accounts, AuditTrail trail, IdGenerator ids, Clock clock) {
        return new SshKeys(mapper, accounts, trail, ids, clock);
    }

    @Bean
    CurrentPrincipal principals(Accounts accounts) {
        return new CurrentPrincipal(accounts);
    }

    @Bean
    PasswordAuthenticationProvider passwordAuthentication(SignIn signIn, Clock clock) {
        return new PasswordAuthenticationProvider(signIn, clock);
    }

    @Bean
    RSAKey tokenSigningKey(Store store, SecretBox box) {
        return SigningKey.load(store, box);
    }

    @Bean
    JWKSource<SecurityContext> publishedKeys(RSAKey key) {
        return new ImmutableJWKSet<>(new JWKSet(key));
    }

    @Bean
    JwtEncoder tokenEncoder(JWKSource<SecurityContext> keys) {
        return new NimbusJwtEncoder(keys);
    }

    @Bean
    JwtDecoder tokenDecoder(RSAKey key, IdentityProperties properties, Clock clock) throws JOSEException {
        var decoder = NimbusJwtDecoder.withPublicKey(key.toRSAPublicKey()).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(properties.baseUrl().toString()),
                new JwtClaimValidator<>(Tokens.USE, Tokens.ACCESS::equals)));
        return new CachedJwtDecoder(decoder, clock);
    }

    @Bean
    Tokens tokens(JwtEncoder encoder, IdentityProperties properties, Clock clock, IdGenerator ids) {
        return new Tokens(encoder, properties, clock, ids);
    }

    @Bean
    OAuth2AuthorizationService authorizations() {
        return new ShortLivedAuthorizations(BROWSER_TOKEN);
    }

    /** What the authorization server's own tokens say besides the standard's claims. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> tokenClaims(Accounts accounts) {
        return context -> {
            Authentication principal = context.getPrincipal();
            var account = Optional.ofNullable(principal)
                    .flatMap(user -> ResourceId.parse(user.getName()))
                    .flatMap(user -> accounts.signedIn(user, Instant.MAX.minusSeconds(2)));
            account.ifPresent(found -> Tokens.describe(found)
                    .accept((name, value) -> context.getClaims().claim(name, value)));
            if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
                context.getClaims().claim(Tokens.USE, Tokens.ACCESS);
            }
        };
    }
}
