package io.parkcloud.control.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.security.Authorizer.Verb;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every role against every access rule, at home, next door and abroad. R reads, W writes, x is forbidden, - is absent. */
class AuthorizerTest {

    private static final ResourceId HOME = ResourceId.PLATFORM.derive("home");
    private static final ResourceId ABROAD = ResourceId.PLATFORM.derive("abroad");
    private static final ResourceId MINE = HOME.derive("mine");
    private static final ResourceId SIBLING = HOME.derive("sibling");

    private static final Map<String, ResourceId[]> PLACES = Map.of(
            "mine", new ResourceId[] {HOME, MINE},
            "sibling", new ResourceId[] {HOME, SIBLING},
            "foreign", new ResourceId[] {ABROAD, ABROAD.derive("theirs")},
            "organisation", new ResourceId[] {HOME, ResourceId.PLATFORM},
            "foreign-organisation", new ResourceId[] {ABROAD, ResourceId.PLATFORM},
            "platform", new ResourceId[] {ResourceId.PLATFORM, ResourceId.PLATFORM});

    /** Each cell: what READ and then WRITE come to. */
    @ParameterizedTest
    @CsvSource({
        "PROJECT, mine, --, --, --, RW, RW",
        "PROJECT, sibling, --, --, --, RW, --",
        "PROJECT, foreign, --, --, --, --, --",
        "ORGANISATION, organisation, Rx, Rx, Rx, RW, Rx",
        "ORGANISATION, foreign-organisation, --, --, --, --, --",
        "SHARED, platform, RW, Rx, Rx, Rx, Rx",
        "PLATFORM, platform, RW, --, --, --, --",
        "ORGANISATIONS, platform, RW, Rx, Rx, --, --",
        "ACCOUNTS, organisation, Rx, RW, Rx, RW, Rx",
        "ACCOUNTS, foreign-organisation, --, RW, --, --, --",
    })
    void everyPair(
            Access access,
            String place,
            String system,
            String security,
            String audit,
            String administrator,
            String member) {
        assertThat(both(Role.SYSTEM_ADMIN, access, place))
                .as("system administrator")
                .isEqualTo(system);
        assertThat(both(Role.SECURITY_ADMIN, access, place))
                .as("security administrator")
                .isEqualTo(security);
        assertThat(both(Role.AUDIT_ADMIN, access, place))
                .as("audit administrator")
                .isEqualTo(audit);
        assertThat(both(Role.ORGANISATION_ADMIN, access, place))
                .as("organisation's")
                .isEqualTo(administrator);
        assertThat(both(Role.MEMBER, access, place)).as("member").isEqualTo(member);
    }

    @ParameterizedTest
    @CsvSource({
        "mine, --, --, --, RR, RR",
        "sibling, --, --, --, RR, --",
        "foreign, --, --, --, --, --",
        "organisation, --, --, --, RR, --",
        "foreign-organisation, --, --, --, --, --",
    })
    void placesAreSeenByThoseInThem(
            String place, String system, String security, String audit, String administrator, String member) {
        assertThat(seen(Role.SYSTEM_ADMIN, place)).isEqualTo(system);
        assertThat(seen(Role.SECURITY_ADMIN, place)).isEqualTo(security);
        assertThat(seen(Role.AUDIT_ADMIN, place)).isEqualTo(audit);
        assertThat(seen(Role.ORGANISATION_ADMIN, place)).isEqualTo(administrator);
        assertThat(seen(Role.MEMBER, place)).isEqualTo(member);
    }

    @Test
    void everybodyReadsTheirOwnOrganisationAndNoOther() {
        var kind = new Thing(Access.ORGANISATIONS);
        for (var role : Set.of(Role.ORGANISATION_ADMIN, Role.MEMBER)) {
            var who = who(role);
            assertThat(one(who, Verb.READ, kind, HOME)).isEqualTo("R");
            assertThat(one(who, Verb.WRITE, kind, HOME)).isEqualTo("-");
            assertThat(one(who, Verb.READ, kind, ABROAD)).isEqualTo("-");
            assertThat(Authorizer.onlyVisible(who, kind)).contains(HOME);
        }
        assertThat(one(who(Role.SYSTEM_ADMIN), Verb.WRITE, kind, ABROAD)).isEqualTo("R");
        assertThat(Authorizer.onlyVisible(who(Role.SYSTEM_ADMIN), kind)).isEmpty();
        assertThat(Authorizer.onlyVisible(who(Role.MEMBER), new Thing(Access.PLATFORM)))
                .isEmpty();
    }

    @Test
    void thePlatformItselfMayDoEverything() {
        for (var access : Access.values()) {
            Authorizer.require(Principal.system("test"), Verb.WRITE, new Thing(access), ABROAD, SIBLING);
        }
    }

    private static Principal who(Role role) {
        return new Principal(ResourceId.PLATFORM.derive("me"), "me", HOME, Set.of(role), Set.of(MINE));
    }

    private static String both(Role role, Access access, String place) {
        var where = java.util.Objects.requireNonNull(PLACES.get(place));
        return outcome("R", () -> Authorizer.require(who(role), Verb.READ, new Thing(access), where[0], where[1]))
                + outcome("W", () -> Authorizer.require(who(role), Verb.WRITE, new Thing(access), where[0], where[1]));
    }

    private static String seen(Role role, String place) {
        var where = java.util.Objects.requireNonNull(PLACES.get(place));
        return outcome("RR", () -> Authorizer.requirePlace(who(role), where[0], where[1]))
                .replaceFirst("^-$", "--");
    }

    private static String one(Principal who, Verb verb, Thing kind, ResourceId id) {
        return outcome("R", () -> Authorizer.requireOne(who, verb, kind, ResourceId.PLATFORM, ResourceId.PLATFORM, id));
    }

    private static String outcome(String allowed, Runnable attempt) {
        try {
            attempt.run();
            return allowed;
        } catch (PlatformException refused) {
            return refused.code().equals(SecurityErrors.FORBIDDEN) ? "x" : "-";
        }
    }

    /** A spec, and facts, of nothing. */
    record Nothing() {}

    /** A kind with that access rule and nothing else. */
    private record Thing(Access access) implements Kind<Nothing, Nothing> {
        @Override
        public KindName name() {
            return new KindName("Thing", "things", "test");
        }

        @Override
        public Scope scope() {
            return Scope.PROJECT;
        }

        @Override
        public Class<Nothing> specType() {
            return Nothing.class;
        }

        @Override
        public Class<Nothing> observedType() {
            return Nothing.class;
        }

        @Override
        public Nothing unobserved() {
            return new Nothing();
        }

        @Override
        public Reconciler<Nothing, Nothing> reconciler() {
            return pass -> Outcome.ready(new Nothing());
        }
    }
}
