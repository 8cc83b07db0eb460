package io.parkcloud.identity.internal;

import io.parkcloud.kernel.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/**
 * That somebody has proved who they are. Holds no rights: those are looked up when
 * needed. Says how and when it was proved, which the authorization server passes on. Goes into sessions.
 */
public final class UserAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final UUID user;
    private final Instant since;

    public UserAuthentication(ResourceId user, Instant since) {
        super(List.of(FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
                .issuedAt(since)
                .build()));
        this.user = user.value();
        this.since = since;
        setAuthenticated(true);
    }

    public ResourceId user() {
        return new ResourceId(user);
    }

    /** When it was proved. */
    public Instant since() {
        return since;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return user.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UserAuthentication that && user.equals(that.user) && since.equals(that.since);
    }

    @Override
    public int hashCode() {
        return user.hashCode() * 31 + since.hashCode();
    }
}
