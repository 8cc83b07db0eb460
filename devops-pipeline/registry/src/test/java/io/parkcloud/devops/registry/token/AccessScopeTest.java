package io.parkcloud.devops.registry.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AccessScopeTest {

    @Test
    void scopesComeOneByOneOrApartBySpaces() {
        var scopes = AccessScope.parse(List.of("repository:p/a:pull,push repository:p/b:pull", "registry:catalog:*"));

        assertThat(scopes)
                .extracting(AccessScope::type, AccessScope::name, scope -> List.copyOf(scope.actions()))
                .containsExactly(
                        tuple("repository", "p/a", List.of("pull", "push")),
                        tuple("repository", "p/b", List.of("pull")),
                        tuple("registry", "catalog", List.of("*")));
    }

    @Test
    void aNameMayBeginWithAHostAndItsPort() {
        assertThat(AccessScope.parse(List.of("repository:example.org:5000/p/a:pull")))
                .extracting(AccessScope::name)
                .containsExactly("example.org:5000/p/a");
    }

    @Test
    void whatIsNoScopeAsksForNothing() {
        assertThat(AccessScope.parse(List.of("", " ", "repository", "repository:", ":p/a:pull", "a::b")))
                .isEmpty();
    }

    @Test
    void onlyWhatIsAllowedIsLeft() {
        var scope =
                AccessScope.parse(List.of("repository:p/a:pull,push,delete,*")).getFirst();

        assertThat(scope.only(Set.of("pull", "push")).actions()).containsExactly("pull", "push");
        assertThat(scope.only(Set.of()).actions()).isEmpty();
    }
}
