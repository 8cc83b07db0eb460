package io.parkcloud.identity.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Authorizations between the browser's redirect and the end of the access token. In memory, bounded and forgotten by
 * themselves: access tokens stand on their own, and a code lost in a restart costs one more click.
 */
final class ShortLivedAuthorizations implements OAuth2AuthorizationService {

    private static final int MOST = 10_000;
    private static final List<String> TYPES = List.of(
            OAuth2ParameterNames.CODE,
            OAuth2ParameterNames.ACCESS_TOKEN,
            OidcParameterNames.ID_TOKEN,
            OAuth2ParameterNames.STATE);

    private final Cache<String, OAuth2Authorization> byId;
    private final Cache<String, String> byToken;

    ShortLivedAuthorizations(Duration life) {
        this.byId =
                Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(life).build();
        this.byToken = Caffeine.newBuilder()
                .maximumSize(MOST * 4L)
                .expireAfterWrite(life)
                .build();
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        byId.put(authorization.getId(), authorization);
        remember(authorization, OAuth2AuthorizationCode.class, OAuth2ParameterNames.CODE);
        remember(authorization, OAuth2AccessToken.class, OAuth2ParameterNames.ACCESS_TOKEN);
        remember(authorization, OidcIdToken.class, OidcParameterNames.ID_TOKEN);
        var state = authorization.<String>getAttribute(OAuth2ParameterNames.STATE);
        if (state != null) {
            byToken.put(key(OAuth2ParameterNames.STATE, state), authorization.getId());
        }
    }

    private <T extends OAuth2Token> void remember(OAuth2Authorization authorization, Class<T> type, String name) {
        var token = authorization.getToken(type);
        if (token != null) {
            byToken.put(key(name, token.getToken().getTokenValue()), authorization.getId());
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        byId.invalidate(authorization.getId());
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return byId.getIfPresent(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        var types = type == null ? TYPES : List.of(type.getValue());
        return types.stream()
                .map(name -> byToken.getIfPresent(key(name, token)))
                .filter(Objects::nonNull)
                .findFirst()
                .map(byId::getIfPresent)
                .orElse(null);
    }

    private static String key(String type, String token) {
        return type + ':' + token;
    }
}
