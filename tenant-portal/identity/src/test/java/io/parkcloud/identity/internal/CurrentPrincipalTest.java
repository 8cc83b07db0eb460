package io.parkcloud.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkcloud.control.event.EventHub;
import io.parkcloud.control.store.memory.MemoryStore;
import io.parkcloud.identity.Account;
import io.parkcloud.identity.Credentials;
import io.parkcloud.kernel.ResourceId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who the current request is from. */
final class CurrentPrincipalTest {

    private static final ResourceId ALICE = ResourceId.of("018f0000-0000-7000-8000-00000000000a");
    private static final ResourceId TENANT = ResourceId.of("018f0000-0000-7000-8000-00000000000b");
    private static final Instant CHANGED = Instant.parse("2026-01-02T00:00:00Z");

    private boolean disabled;
    private final CurrentPrincipal principals =
            new CurrentPrincipal(new Accounts(this::find, new OnlyChangedAt(), new EventHub(new MemoryStore())));

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void nobodyIsAnAnswerWhereItIsAskedAndARefusalElsewhere() {
        assertThat(principals.signedIn()).isEmpty();
        assertThatThrownBy(principals::account).hasMessageContaining("sign in");
    }

    @Test
    void whoIsSignedInIsThere() {
        signIn(CHANGED.plusSeconds(60));

        assertThat(principals.signedIn()).map(Account::name).contains("alice");
        assertThat(principals.account().id()).isEqualTo(ALICE);
    }

    @Test
    void aSignInFromBeforeThePasswordWasChangedIsNobodys() {
        signIn(CHANGED.minusSeconds(60));

        assertThat(principals.signedIn()).isEmpty();
        assertThatThrownBy(principals::account).hasMessageContaining("does not count any more");
    }

    @Test
    void aDisabledAccountIsNobody() {
        disabled = true;
        signIn(CHANGED.plusSeconds(60));

        assertThat(principals.signedIn()).isEmpty();
    }

    private static void signIn(Instant since) {
        SecurityContextHolder.getContext().setAuthentication(new UserAuthentication(ALICE, since));
    }

    private Optional<Account> find(ResourceId user) {
        return Optional.of(new Account(user, "alice", "Alice", TENANT, Set.of(), Set.of(), disabled));
    }

    /** Nobody signs in by password here. */
    private static final class OnlyChangedAt implements Credentials {

        @Override
        public void set(ResourceId user, String name, String password) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<ResourceId> verify(String name, String password) {
            return Optional.empty();
        }

        @Override
        public Optional<ResourceId> user(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> changedAt(ResourceId user) {
            return Optional.of(CHANGED);
        }

        @Override
        public void forget(ResourceId user) {
            throw new UnsupportedOperationException();
        }
    }
}
